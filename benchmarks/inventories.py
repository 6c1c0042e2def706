"""Invented inventories of syllables and surnames for the made register; frequencies fall along a list."""

__all__ = [
    "CANTONESE_GIVEN",
    "CANTONESE_SURNAMES",
    "GIVEN_FAMILIES",
    "HANGUL_GIVEN",
    "HANGUL_SURNAMES",
    "HAN_GIVEN",
    "HAN_SURNAMES",
    "KOREAN_GIVEN",
    "KOREAN_SURNAMES",
    "PINYIN_GIVEN",
    "PINYIN_SURNAMES",
]

HAN_SURNAMES = tuple(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢"
    "姚沈钟姜崔谭陆范汪廖石"
    "金贾韦夏付方邹熊白孟秦邱江尹薛阎雷侯龙史陶黎贺顾毛郝龚邵万钱严戴莫孔汤洪翁游施柯欧简凌关温倪巫卓连康"
    "涂詹章辛管区岑甄伍麦"
    "俞符饶司霍左阮蓝古尤耿柳茅易危梅容车邬傅赖纪童姬蒲佘巴盛应樊殷华乔诸甘池屈鲍張劉陳楊黃趙吳孫馬羅鄭謝"
    "許韓馮鄧蕭蔣葉蘇盧"
)
HAN_GIVEN = tuple(
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲红建国华志海晓春丽云飞鹏波斌宇浩凯健俊帆雪慧萍"
    "颖琳佳欣怡梦婷雨思"
    "子涵泽轩梓睿博天佑嘉豪家乐宏达永康福生德仁义礼智信忠孝荣光宗耀祖庆祥瑞安宁美珍珠宝玉翠莲菊梅竹松柏林"
    "森山川河江湖金银"
    "铁钢铭锋剑龙虎凤麟鹤阳月星辰晨曦东西南北中正立成功胜利民权利群众团结和顺长久远新旧少青朝夕维克良善真"
    "诚毅恒心灵性情若兮"
    "之乎者也如是必可能敬启承先启后继往开来学问思辨行雅诗书画琴棋茶酒香韵清秋冬夏炎冰霜露雷电风雲國華偉麗"
    "強軍傑濤蘭剛輝紅"
)
PINYIN_SURNAMES = tuple(
    "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Luo Gao Liang Zheng Xie "
    "Song Tang "
    "Han Feng Deng Cao Peng Zeng Xiao Tian Dong Pan Yuan Cai Jiang Yu Du Ye Cheng Wei Su Lyu Ding Ren "
    "Lu Yao Shen "
    "Zhong Cui Tan Fan Liao Shi Jin Jia Xia Fu Fang Zou Xiong Bai Meng Qin Qiu Yin Xue Yan Lei Hou Long "
    "Tao".split()
)
PINYIN_GIVEN = tuple(
    "wei min jie hua ming jun ying li xin yan fang hong yu ping lin jing na bo hao yang lei gang qiang "
    "tao chao peng "
    "fei xue mei ling juan xia lan guo zhi hai chun yun kai jian shuai dan ting jia yi xuan rui tian le "
    "kang fu sheng "
    "de ren xiang an ning zhen zhu bao lian ju song bai sen shan chuan he jin tie feng long hu yue xing "
    "chen dong nan "
    "zheng li cheng min qun zhong he chang xin qing chao wei liang shan cheng yi heng ruo shi hua qiu "
    "bing shuang lu "
    "rong guang zong yao zu qing bin xiao man zhe yuan ke si han zi qi ze".split()
)
CANTONESE_SURNAMES = tuple(
    "Chan Wong Lee Cheung Lau Leung Ho Lam Ng Yeung Chow Tang Cheng Kwok Tsang Lo Fung Tam Yip Tse Chu "
    "Tsui Yuen Mak "
    "Siu Chung Poon Lui So Tsoi Kwan Pang Hui Mok Shek Tong Choi Ma Sin Kong Fong Tsang Lai Wan Teo Tan "
    "Lim Goh Ong "
    "Koh Chua Toh Sim Foo Hoon Chang Tsai Hsu Hsieh Chiang Kuo Tseng Lu Cheong Leong Ieong Kuok Vong "
    "Lei".split()
)
CANTONESE_GIVEN = tuple(
    "wai kwok ming chi kin man ka ho wing yiu kwong sze mei ling yan yee fai hung shing kam siu tak "
    "chun lok hing pui "
    "fong wah sum yuk kei chiu tung hon lap yin tat shun keung lung cheuk hei nga suet boon kiat seng "
    "huat chye hock "
    "kok siew geok swee teck hwee chih hsin kuo jung tsung hsiung ying chien shu fen mao tien wen hui".split()
)
HANGUL_SURNAMES = tuple(
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구라진지엄원천방공현함변염"
)
HANGUL_GIVEN = tuple(
    "민서준지현수영은진경성호정희상재동승철우석훈태규인선미혜연주용광기종형원창일명순옥자숙병환남식욱건도"
    "윤하예유나아라빈"
)
KOREAN_SURNAMES = tuple(
    "Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Jeon Hong Yoo Ko "
    "Moon Yang Son "
    "Bae Baek Hur Nam Shim Roh Ha Kwak Sung Cha Joo Woo Koo Pak Ri Chong Chung Chang Paek Kwak Hyon".split()
)
KOREAN_GIVEN = tuple(
    "min seo jun ji hyun soo young eun jin kyung sung ho jung hee sang jae dong seung chul woo seok "
    "hoon tae kyu in "
    "sun mi hye yeon joo yong kwang ki jong hyung won chang il myung soon ok ja sook byung hwan nam sik "
    "wook gun do "
    "yun ha ye yu na ah ra bin chol gyong hyok un".split()
)
# Which inventories make a name, and how the given syllables stand: joined, spaced or hyphened.
GIVEN_FAMILIES: dict[str, tuple[tuple[str, ...], tuple[str, ...], str]] = {
    "Han": (HAN_SURNAMES, HAN_GIVEN, "joined"),
    "Hangul": (HANGUL_SURNAMES, HANGUL_GIVEN, "joined"),
    "pinyin": (PINYIN_SURNAMES, PINYIN_GIVEN, "word"),
    "Cantonese": (CANTONESE_SURNAMES, CANTONESE_GIVEN, "hyphen"),
    "Korean": (KOREAN_SURNAMES, KOREAN_GIVEN, "hyphen"),
}

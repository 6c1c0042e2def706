"""The tools we stand beside: adapter, environment, the argument that names the algorithm, default."""

from dataclasses import dataclass

__all__ = ["TOOLS", "Tool"]


@dataclass(frozen=True, slots=True)
class Tool:
    """One column of the table: a script in an environment, and the score at which it calls a match."""

    name: str
    environment: str
    script: str
    argument: str
    threshold: float


TOOLS: tuple[Tool, ...] = (
    Tool("nomenklatura logic-v2", "peers-ftm", "nomenklatura_tool.py", "logic-v2", 0.7),
    Tool("nomenklatura logic-v1", "peers-ftm", "nomenklatura_tool.py", "logic-v1", 0.7),
    Tool("nomenklatura name-based", "peers-ftm", "nomenklatura_tool.py", "name-based", 0.7),
    Tool("rapidfuzz token_set", "peers-search", "rapidfuzz_tool.py", "token_set_ratio", 0.85),
    Tool("rapidfuzz token_sort", "peers-search", "rapidfuzz_tool.py", "token_sort_ratio", 0.80),
    Tool("rapidfuzz WRatio", "peers-search", "rapidfuzz_tool.py", "WRatio", 0.85),
    Tool("plain romanisation", "peers-search", "rapidfuzz_tool.py", "plain", 0.85),
    Tool("splink", "peers-linkage", "splink_tool.py", "splink", 0.5),
)

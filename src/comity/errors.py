"""What a person can mend: every such error says what is wrong and what to do next."""

__all__ = ["ComityError"]


class ComityError(Exception):
    """A problem that the reader of the message can solve without us.

    ``problem`` names the thing that is wrong and where it stands (file, line, column, option);
    ``remedy`` says what to do next. Anything that nobody outside can mend is a bug and is not
    wrapped in this class.
    """

    def __init__(self, problem: str, *, remedy: str) -> None:
        super().__init__(f"{problem} {remedy}")
        self.problem = problem
        self.remedy = remedy

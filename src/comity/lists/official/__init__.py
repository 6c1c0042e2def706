"""Official sanctions lists in the forms that their publishers print."""

__all__: list[str] = []

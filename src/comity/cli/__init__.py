"""The command line: reads files, asks the domains, renders the answer."""

__all__: list[str] = []

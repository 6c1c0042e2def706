"""The maker of ``sample/``: an invented priority list and register with a known truth."""

__all__: list[str] = []

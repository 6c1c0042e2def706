"""Comity: open casework for lawful cooperation between authorities on persons sought and stolen assets."""

__version__ = "0.1.0"
__all__ = ["__version__"]

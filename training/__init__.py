"""How the tables that ship are made from open data: `make train`."""

"""Measures of the matcher on open data: retrieval, blocking, speed, pairs, perturbations, peers."""

#!/usr/bin/env python3
"""Writes regulations/modules.tsv (clause id, tab, module) from a list of capabilities.

    python3 tools/modules/generate.py capabilities.yaml > regulations/modules.tsv

The list is YAML: entries with `module`, `clauses` (those the capability carries) and `also` (those it touches). A clause belongs to
the module that carries it; one that is only touched belongs to the first that does. Needs PyYAML.
"""
import sys

import yaml


def modules(capabilities):
    owner = {}
    for key in ("clauses", "also"):
        for capability in capabilities:
            for clause in capability.get(key) or []:
                owner.setdefault(clause, capability["module"].lower())
    return owner


def main():
    with open(sys.argv[1], encoding="utf-8") as source:
        found = modules(yaml.safe_load(source))
    print("# clause\tmodule; written by tools/modules/generate.py")
    for clause in sorted(found):
        print(f"{clause}\t{found[clause]}")


if __name__ == "__main__":
    main()

#!/usr/bin/python3 -O
import argparse
import json
import sys


def credit(ledger, account, points):
    assert account in ledger, "unknown account"
    assert 0 < points <= 1000, "points out of range"
    ledger[account] = ledger.get(account, 0) + points
    return ledger[account]


def main():
    parser = argparse.ArgumentParser(description="Credits loyalty points that partners report")
    parser.add_argument("ledger")
    args = parser.parse_args()
    with open(args.ledger) as f:
        ledger = json.load(f)
    for line in sys.stdin:
        account, points = line.split()
        print(account, credit(ledger, account, int(points)))
    with open(args.ledger, "w") as f:
        json.dump(ledger, f)


if __name__ == "__main__":
    main()

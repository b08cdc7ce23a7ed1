#!/usr/bin/env python3
"""Score a reader against hand-made figures.

score.py --texts texts.jsonl --gold gold.jsonl -- COMMAND...
score.py --gold seed_gold.jsonl -- COMMAND...          (its record names its text)
COMMAND reads one text on standard input and prints {"figures": [...], "findings": [...]} as JSON.

f1: a gold figure is found when a figure with overlapping indicator words has the same value, unit,
% of plan, growth, pair, share and period. core_f1: value and unit only. detail: of the figures
found, how often the further fields (approximation, plan basis and value, further bases, other
comparisons) are right too; told, not part of f1.
error_recall: marked errors other than typing faults that a finding of the same kind and of grade
error or inconsistent points at; typo_recall: the typing faults, any grade. alarms_per_100: findings
of those two grades that point at no marked error, for each 100 figures. A finding points at an
error when one of its quotes is at least two characters, no longer than three times the error's
quote, and shares a figure or the wording with it.
Uses the standard library only.
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys
import unicodedata
from decimal import Decimal, InvalidOperation

EXACT = ("value", "pct_plan", "yoy_pct", "yoy_abs", "numerator", "denominator", "pct_of_pair")
DETAIL = ("approx", "plan_basis", "plan_value", "alt_plan", "delta_pct", "delta_abs", "delta_basis")
SHORT = {
    "ty": "ty dong",
    "trieu": "trieu dong",
    "d": "dong",
    "dn": "doanh nghiep",
    "htx": "hop tac xa",
}
SECONDS = 30


def fold(text):
    text = unicodedata.normalize("NFKD", (text or "").lower().replace("đ", "d"))
    return "".join(c for c in text if unicodedata.category(c) != "Mn")


def words(text):
    return set(re.findall(r"[a-z0-9]+", fold(text)))


def same(a, b):
    if a is None or b is None:
        return a is None and b is None
    try:
        return abs(Decimal(str(a)) - Decimal(str(b))) < Decimal("0.0000001")
    except InvalidOperation:
        return False


def unit(text):
    text = re.sub(r"\bti\b", "ty", re.sub(r"\s+", " ", fold(text)).strip())
    return SHORT.get(text, text)


def same_unit(a, b):
    a, b = unit(a), unit(b)
    one_begins = bool(a and b) and ((b + " ").startswith(a + " ") or (a + " ").startswith(b + " "))
    return a == b or one_begins


def near(gold, got):
    a, b = words(gold.get("indicator")), words(got.get("indicator"))
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= 0.5


def exact(gold, got):
    return (
        all(same(gold.get(k), got.get(k)) for k in EXACT)
        and (gold.get("value") is None or same_unit(gold.get("unit"), got.get("unit")))
        and (gold.get("period") is None or gold.get("period") == got.get("period"))
    )


def core(gold, got):
    unit_fits = gold.get("value") is None or same_unit(gold.get("unit"), got.get("unit"))
    return same(gold.get("value"), got.get("value")) and unit_fits


def repeat(gold, got):
    fields = ("pct_plan", "yoy_pct")
    return core(gold, got) and all(same(gold.get(k), got.get(k)) for k in fields)


def alike(a, b):
    if isinstance(a, (list, dict)) or isinstance(b, (list, dict)):
        pcts = [[Decimal(str(x["pct"])) for x in (y or [])] for y in (a, b)]
        return sorted(pcts[0]) == sorted(pcts[1])
    if isinstance(a, str) or isinstance(b, str):
        x, y = words(a), words(b)
        return x == y or (bool(x and y) and len(x & y) / min(len(x), len(y)) >= 0.5)
    return same(a, b)


def pair_up(gold, got, test):
    left, hits = list(got), []
    for g in gold:
        for p in left:
            if near(g, p) and test(g, p):
                left.remove(p)
                hits.append((g, p))
                break
    return hits, left


def quotes(finding):
    raw = finding.get("quotes") or [finding.get("quote")]
    return [q.get("quote", q.get("text", "")) if isinstance(q, dict) else (q or "") for q in raw]


def near_place(error, finding):
    def figures(text):
        return set(re.findall(r"\d[\d.,]*\d|\d", text))

    want = error["quote"]
    for q in quotes(finding):
        if not 2 <= len(q.strip()) <= max(40, 3 * len(want)):
            continue
        if q in want or want in q or (words(q) & words(want) and figures(q) & figures(want)):
            return True
    return False


def points_at(error, finding):
    if error["kind"] != finding.get("kind"):
        return False
    loud = finding.get("grade") in ("error", "inconsistent")
    return (error["kind"] == "typo" or loud) and near_place(error, finding)


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts")
    parser.add_argument("--gold", required=True)
    parser.add_argument("--ids", help="comma-separated ids to keep")
    parser.add_argument("--show", action="store_true", help="list what was missed")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    return parser.parse_args()


def records(args):
    """The gold records to keep, each with its text."""
    keep = set(args.ids.split(",")) if args.ids else None
    texts = {t["id"]: t["text"] for t in lines(args.texts)} if args.texts else {}
    for gold in lines(args.gold):
        if not keep or gold["id"] in keep:
            text = texts.get(gold["id"])
            if not text:
                path = pathlib.Path(args.gold).parent / gold["text_path"]
                text = path.read_text(encoding="utf-8")
            yield gold, text


def lines(path):
    with pathlib.Path(path).open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def answered(command, gold, text):
    try:
        done = subprocess.run(
            command,
            input=text,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=SECONDS,
            check=False,
        )
        return json.loads(done.stdout)
    except json.JSONDecodeError:
        sys.exit(f"{gold['id']}: no JSON ({done.stderr.strip()[-200:]})")
    except subprocess.TimeoutExpired:
        sys.exit(f"{gold['id']}: no answer in {SECONDS} s")


class Score:
    """The counts over all texts."""

    def __init__(self):
        self.tally = dict.fromkeys(
            "gold got exact core errors caught typos typos_caught alarms".split(), 0
        )
        self.detail = {k: [0, 0] for k in DETAIL}

    def add(self, gold, answer):
        """Count one text; returns the lines that tell what was missed."""
        return [*self.figures(gold, answer), *self.findings(gold, answer)]

    def figures(self, gold, answer):
        tally = self.tally
        figures = [f for f in gold["figures"] if f.get("role") != "plan" and not f.get("repeat_of")]
        got = [f for f in answer["figures"] if f.get("role") != "plan"]
        right, spare = pair_up(figures, got, exact)
        again, spare = pair_up([f for f in gold["figures"] if f.get("repeat_of")], spare, repeat)
        tally["gold"] += len(figures)
        tally["got"] += len(got) - len(again)
        tally["exact"] += len(right)
        tally["core"] += len(pair_up(figures, got, core)[0])
        for g, p in right:
            for k in DETAIL:
                if g.get(k) not in (None, []):
                    self.detail[k][0] += 1
                    self.detail[k][1] += alike(g[k], p.get(k))
        found = [id(g) for g, _ in right]
        missed = [f for f in figures if id(f) not in found]
        yield from (f"missed: {f['quote'][:110]}" for f in missed)
        yield from (f"extra: {(f.get('quote') or '')[:110]}" for f in spare)

    def findings(self, gold, answer):
        tally = self.tally
        errors, findings = gold.get("errors", []), answer.get("findings", [])
        missed = [e for e in errors if not any(points_at(e, f) for f in findings)]
        grades = ("error", "inconsistent")
        false = [
            f
            for f in findings
            if f.get("grade") in grades and not any(near_place(e, f) for e in errors)
        ]
        hard = [e for e in errors if e["kind"] != "typo"]
        tally["errors"] += len(hard)
        tally["caught"] += len([e for e in hard if e not in missed])
        tally["typos"] += len(errors) - len(hard)
        untold = len([e for e in missed if e["kind"] == "typo"])
        tally["typos_caught"] += len(errors) - len(hard) - untold
        tally["alarms"] += len(false)
        yield from (f"error not caught: {e['kind']} {e['quote'][:90]}" for e in missed)
        for f in false:
            yield f"false alarm: {f.get('code')} {(quotes(f) or [''])[0][:90]}"

    def result(self):
        """The counts and the rates the bars are set on."""
        tally = self.tally

        def share(a, b):
            return round(tally[a] / tally[b], 4) if tally[b] else None

        both = max(1, tally["gold"] + tally["got"])
        return {
            **tally,
            "f1": round(2 * tally["exact"] / both, 4),
            "core_f1": round(2 * tally["core"] / both, 4),
            "error_recall": share("caught", "errors"),
            "typo_recall": share("typos_caught", "typos"),
            "alarms_per_100": round(100 * tally["alarms"] / max(1, tally["gold"]), 2),
            "detail": {k: f"{b}/{a}" for k, (a, b) in self.detail.items() if a},
        }


def main():
    args = arguments()
    command = [c for c in args.command if c != "--"]
    score = Score()
    for gold, text in records(args):
        for line in score.add(gold, answered(command, gold, text)):
            if args.show:
                print(gold["id"], line)  # noqa: T201
    print(json.dumps(score.result()))  # noqa: T201


if __name__ == "__main__":
    main()

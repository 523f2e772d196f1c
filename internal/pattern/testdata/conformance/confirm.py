#!/usr/bin/env python3
"""Confirm the conformance cases with Semgrep CE.

    confirm.py [--write] [file.yaml ...]

Runs every case of the named files (all files of this folder by default) through the `semgrep`
found in $SEMGREP, on PATH or in /tmp/semgrep/bin, with metrics and version check off, and prints each
case whose `want` differs from what Semgrep returns. With --write it replaces `want` instead, keeping
the rest of the file as it is. A case whose rule Semgrep refuses has `want: error`.
"""
import json, os, re, shutil, subprocess, sys, tempfile
import ruamel.yaml

EXT = {"js": "js", "ts": "ts", "jsx": "jsx", "tsx": "tsx"}
LANG = {"js": "javascript", "jsx": "javascript", "ts": "typescript", "tsx": "typescript"}
HERE = os.path.dirname(os.path.abspath(__file__))


def semgrep():
    for c in (os.environ.get("SEMGREP"), shutil.which("semgrep"), "/tmp/semgrep/bin/semgrep"):
        if c and os.path.exists(c):
            return c
    sys.exit("semgrep is not installed")


def rule_of(case, rid, path):
    body = dict(case.get("rule") or {})
    if "pattern" in case:
        body["pattern"] = case["pattern"]
    for key, value in (("languages", [LANG[case.get("lang", "js")]]), ("severity", "ERROR"), ("message", "m")):
        body.setdefault(key, value)
    paths = body.setdefault("paths", {})
    paths.setdefault("include", []).append(path)
    return {"id": rid, **body}


def run(cases):
    """Returns, by case, the sorted list of matches as strings, or 'error'."""
    with tempfile.TemporaryDirectory() as d:
        names, rules = {}, []
        for i, c in enumerate(cases):
            path = "c%04d.%s" % (i, EXT[c.get("lang", "js")])
            names[path] = i
            with open(os.path.join(d, path), "w") as f:
                f.write(c["code"])
            rules.append(rule_of(c, "r%04d" % i, path))
        with open(os.path.join(d, "rules.yaml"), "w") as f:
            json.dump({"rules": rules}, f)
        env = dict(os.environ, SEMGREP_ENABLE_VERSION_CHECK="0", SEMGREP_SEND_METRICS="off")
        p = subprocess.run([semgrep(), "scan", "--metrics=off", "--disable-version-check", "--no-git-ignore", "--json",
                            "--no-rewrite-rule-ids", "--config", "rules.yaml", "-j", "2", "."],
                           cwd=d, env=env, capture_output=True, text=True)
        try:
            out = json.loads(p.stdout)
        except ValueError:
            sys.exit(p.stdout + p.stderr)
    got = [[] for _ in cases]
    for e in out["errors"]:
        for i in error_cases(e, names):
            got[i] = "error"
            print("error", cases[i]["name"], (e.get("message") or "")[:300].replace("\n", " "), file=sys.stderr)
    if any("configuration file" in (e.get("message") or "") for e in out["errors"]):  # one bad rule refuses them all
        if len(cases) == 1:
            print("error", cases[0]["name"], (out["errors"][0].get("long_msg") or "")[:300], file=sys.stderr)
            return ["error"]
        half = len(cases) // 2
        return run(cases[:half]) + run(cases[half:])
    for r in out["results"]:
        i = int(r["check_id"].split(".")[-1][1:])
        if got[i] == "error":
            continue
        s = "%d:%d-%d:%d" % (r["start"]["line"], r["start"]["col"], r["end"]["line"], r["end"]["col"])
        if "message" in (cases[i].get("rule") or {}):
            s += " " + r["extra"]["message"]
        if cases[i].get("rule", {}).get("fix") is not None or cases[i].get("rule", {}).get("fix-regex") is not None:
            s += " => " + json.dumps(r["extra"].get("fix"))
        got[i].append(s)
    return [g if g == "error" else sorted(set(g), key=key_of) for g in got]


def key_of(s):
    return [int(x) for x in re.findall(r"\d+", s)[:4]] + [s]


def error_cases(e, names):
    rid = (e.get("rule_id") or "").split(".")[-1]
    if re.fullmatch(r"r\d{4}", rid):
        return [int(rid[1:])]
    if e.get("path") and os.path.basename(e["path"]) in names and e.get("type") != "PartialParsing":
        return [names[os.path.basename(e["path"])]]
    m = re.search(r"\br(\d{4})\b", json.dumps(e))
    return [int(m.group(1))] if m else []


def main():
    args = sys.argv[1:]
    write = "--write" in args
    files = [a for a in args if a != "--write"] or sorted(
        os.path.join(HERE, f) for f in os.listdir(HERE) if f.endswith(".yaml"))
    yaml = ruamel.yaml.YAML()
    yaml.width = 10000
    yaml.preserve_quotes = True
    docs = [(f, yaml.load(open(f))) for f in files]
    cases = [c for _, d in docs for c in d["cases"]]
    plain = json.loads(json.dumps(cases))
    got = run(plain)
    differ = 0
    for c, g in zip(cases, got):
        if c.get("want") != g:
            differ += 1
            if not write:
                print("%s: want %s, semgrep says %s" % (c["name"], json.dumps(c.get("want")), json.dumps(g)))
        if c.get("want") is None or c["want"] != g:
            c["want"] = g if g == "error" else flow(g)
    if write:
        for f, d in docs:
            with open(f + ".tmp", "w") as out:
                yaml.dump(d, out)
            os.replace(f + ".tmp", f)
    print("%d cases, %d %s" % (len(cases), differ, "rewritten" if write else "differ"))
    sys.exit(1 if differ and not write else 0)


def flow(items):
    seq = ruamel.yaml.comments.CommentedSeq([ruamel.yaml.scalarstring.DoubleQuotedScalarString(i) for i in items])
    seq.fa.set_flow_style()
    return seq


main()

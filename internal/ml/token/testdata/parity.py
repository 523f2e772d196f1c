"""Writes what Hugging Face's tokenizers makes of awkward texts, for TestParity.

    python -m venv /tmp/venv && /tmp/venv/bin/pip install tokenizers==0.23.3
    /tmp/venv/bin/python internal/ml/token/testdata/parity.py

It reads text.txt and shrike.json (our own tokeniser: go test -run TestGolden -update), trains a
tokeniser of its own in RoBERTa's form (theirs.json) and writes parity.json: for both tokenisers and
every text the ids and the offsets in characters. With "--fuzz N FILE TOKENIZER..." it writes to FILE
what the tokenisers make of N random texts and of every character, for TestParity with SHRIKE_PARITY=FILE.
"""
import json
import random
import sys
from pathlib import Path

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors, trainers

HERE = Path(__file__).parent

TEXTS = [
    "", " ", "  ", "a", " a", "a ", "a  b", "a   b   ", "\n", "\r\n", "a\r\nb\r\n\r\n\tc", "\t\tif (x) {\n\t\t\treturn;\n\t\t}",
    "a \n b", "a\n \n\n  b", "\u00a0a\u00a0 b", "x\u2028y\u2029z", "a\u0085b", "a\u200bb\u200c\u200d\ufeffc", "\u3000全角\u3000 空格",
    "a\u180eb \u180e", "\x00", "a\x00b\x00\x00 c", "\x1b[31m\x7f", "\x1c\x1d\x1e\x1f a", "\x0b\x0c",
    "it's we'll they've I'm you're he'd can't", "'s 't 'S 'T don'T x='s' ''s'' '", "'re've'll'd'm'", " 's  's", "\u2019s it\u2019s",
    "1234 12a 3.14 0x1F 1_000 1e-9", "½²٣٤Ⅷ ೧ x½ ½x", "𝟘𝟙 𝒳𝓎", "e\u0301 te\u0301 \u0301 \u0301a a\u0301\u0302\u0303b", "ñ n\u0303 Å A\u030a ﬁ",
    "变量 = 值; // 注释：变量的值", "ひらがな カタカナ 漢字", "한국어 조합 \u1112\u1161\u11ab", "العربية עברית हिन्दी ไทย", "Привет, мир",
    "🙂", "👩\u200d👩\u200d👧 👍🏽 🇨🇿🇩🇪 1️⃣ ☃️", "🙂🙂 🙂\n🙂", "\U0010ffff\ue000\ufffd\ufffe",
    " " * 1000, " " * 1000 + "x", "\t" * 300 + "y", "\n" * 77 + " " * 78 + "\r" * 79 + "z", "=" * 200, "ab" * 500, "变" * 300, "a" * 60 + " " + "e\u0301" * 60,
    "<s></s><pad><mask><unk>", "<source>x</source><sink>y</sink><context>", "a<mask> b <mask>", "Ġ Ċ ĉ", "Ā\u0100ā", "_ __ __proto__ $ $$ #a @b",
    "const {a, b: [c]} = await f(`x${y}z`) ?? (d?.e !== f);", "/^(?:a|b)+$/giu.test(s) && s.replace(/\\s+/g, ' ')", "<a href=\"javascript:alert('x')\">&amp;</a>",
    "SELECT * FROM t WHERE a='x' -- '", "\\u0041\\x41\\n", "a\u0300\u200d \u2003b\u2009c\u205fd\u1680e\u202ff",
    "x\u00adsoft\u2060joiner", "\u202eabc\u202c", "ǅ ʰ ª º ⁿ ₂ ① ㊀ 〇 〡", "\ud7ff\uf900", "İıſKΩ", "ꙮ 𐍈 𒀀 𠀀",
]


def theirs():
    t = Tokenizer(models.BPE())
    t.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    t.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=700, min_frequency=2, special_tokens=["<s>", "<pad>", "</s>", "<unk>", "<mask>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False)
    t.train_from_iterator([(HERE / "text.txt").read_text(encoding="utf-8")], trainer)
    t.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0), trim_offsets=True, add_prefix_space=False)
    t.save(str(HERE / "theirs.json"))
    return t


def encode(t, text):
    e = t.encode(text, add_special_tokens=False)
    whole = t.encode(text, add_special_tokens=True).ids
    assert whole[0] == 0 and whole[-1] == 2 and whole[1:-1] == e.ids
    return {"ids": e.ids, "offsets": [n for o in e.offsets for n in o]}


def plain(t):
    """Text stays text, and offsets are of all characters: what Encode does."""
    t.encode_special_tokens = True
    t.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, trim_offsets=False)
    t.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0), trim_offsets=False, add_prefix_space=False)
    return t


def random_text(rng):
    pieces = ["a", "b", " ", "  ", "\n", "\r\n", "\t", "'", "'s", "'ll", "1", "½", "=", "(", ";", "é", "e\u0301", "变", "🙂", "\u200d", "\u00a0", "\u2028",
              "const", "return", "res", ".", "\x00", "<mask>", "_", "$", "\"", "\\", "//", "items", "query"]
    out = []
    for _ in range(rng.randrange(1, 60)):
        if rng.random() < 0.15:
            c = rng.randrange(0x110000)
            out.append(chr(c) if not 0xD800 <= c < 0xE000 else "x")
        else:
            out.append(rng.choice(pieces) * (rng.randrange(1, 70) if rng.random() < 0.05 else 1))
    return "".join(out)


def main():
    if sys.argv[1:2] == ["--fuzz"]:
        rng = random.Random(1)
        texts = [random_text(rng) for _ in range(int(sys.argv[2]))]
        # every character of Unicode, between letters, digits and spaces
        texts += ["".join(f"a{chr(c)}b {chr(c)}1 {chr(c)}" for c in range(lo, min(lo + 64, 0x110000)) if not 0xD800 <= c < 0xE000)
                  for lo in range(0, 0x20000, 64)]
        out, names = Path(sys.argv[3]), sys.argv[4:]
    else:
        theirs()
        texts, out, names = TEXTS, HERE / "parity.json", ["shrike.json", "theirs.json"]
    loaded = {Path(n).name: plain(Tokenizer.from_file(str(HERE / n))) for n in names}
    cases = [{"text": text, "want": {n: encode(t, text) for n, t in loaded.items()}} for text in texts]
    lines = ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases)
    out.write_text("[\n" + lines + "\n]\n", encoding="utf-8")


main()

import gzip,json,re,random,sys
from collections import Counter
pat=re.compile(r"((?:[\u0621-\u064a]+[ -]){1,5})\(\s*([A-Z][A-Za-zÀ-ÿ'’.-]+(?: [A-Za-zÀ-ÿ'’.-]+){0,3})\s*\)")
seen={}
for f in ("ant-2018","saudi-2015","jawhara"):
    with gzip.open(f"/work/shared/data/news/{f}.jsonl.gz","rt") as h:
        for l in h:
            t=json.loads(l)["text"]
            for m in pat.finditer(t):
                seen.setdefault((m[1].strip(),m[2].strip()),f)
L=sorted(seen); random.Random(5).shuffle(L)
print(len(L)); open("/tmp/w/pairs.tsv","w").write("\n".join("\t".join(p) for p in L))

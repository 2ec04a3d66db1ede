from takhrij.pack import load_pack
from takhrij.find.transliterate import same_name, word_cost, latin_letters
P=load_pack()
L=[l.split("\t") for l in open("/tmp/w/pairs.tsv").read().split("\n")][:200]
yes=[];no=[]
for ar,la in L:
    w=ar.split(); hit=None
    n=len(la.split())
    for k in (n,n+1):
        if k<=len(w):
            for pre in ("", "و","ل","ب"):
                c=w[-k:]
                if pre and c[0].startswith(pre): c=[c[0][1:],*c[1:]]
                elif pre: continue
                if same_name(la," ".join(c),P): hit=" ".join(c); break
        if hit: break
    (yes if hit else no).append((la,hit or " ".join(w[-(n+1):])))
print(len(yes),len(no))
print("YES"); print(" ; ".join(f"{a} = {b}" for a,b in yes))
print("NO"); print(" ; ".join(f"{a} / {b}" for a,b in no))

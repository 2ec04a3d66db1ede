import time
from takhrij.find.own_lists import read_lists, pack_with
t0=time.time(); txt=read_lists("/tmp/w/own.toml"); print(time.time()-t0)
P=pack_with(txt); t0=time.time()
from takhrij.find.names import find_entities
from takhrij.text import sentences
t="قال أبو الريش من هيئة ميناء مرسى النور في مرسى النور إن السفينة وصلت لبنان. ونقلت رويترس عن صدى المرسى. وفي بن غازي القديمة قال غريغور بلومفيلد."
for e in find_entities(P.view(t),tuple(sentences(t)),P): print(e.span.cut(t),e.type,e.entity,[r.code for r in e.reasons])
print(time.time()-t0, P.version, pack_with("").version)

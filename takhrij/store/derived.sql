-- What can be made again: dropped and rebuilt when this script changes (search index: version 1). `body` is zlib-packed JSON that the program reads;
-- the other columns say the same for people and other tools.

CREATE TABLE lemmas (       -- the words of each article as the index holds them
  id INTEGER PRIMARY KEY,
  article TEXT NOT NULL UNIQUE REFERENCES articles (id) ON DELETE CASCADE,
  words TEXT NOT NULL
);
CREATE VIRTUAL TABLE article_search USING fts5 (words, content = 'lemmas', content_rowid = 'id');
CREATE TRIGGER lemmas_in AFTER INSERT ON lemmas BEGIN
  INSERT INTO article_search (rowid, words) VALUES (new.id, new.words);
END;
CREATE TRIGGER lemmas_out AFTER DELETE ON lemmas BEGIN
  INSERT INTO article_search (article_search, rowid, words) VALUES ('delete', old.id, old.words);
END;

CREATE TABLE analyses (
  article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  key TEXT NOT NULL,        -- version of pack and code that made it
  language TEXT NOT NULL,
  outlet TEXT,              -- as found out
  outlet_basis TEXT NOT NULL,
  published TEXT,           -- as found out
  published_basis TEXT NOT NULL,
  body BLOB NOT NULL
);
CREATE INDEX analyses_published ON analyses (published DESC, article);
CREATE INDEX analyses_outlet ON analyses (outlet, article);
CREATE INDEX IF NOT EXISTS articles_state ON articles (version, added); -- what has changed is asked for often

CREATE TABLE looks (        -- what linking reads of each article by itself
  article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  rests_on TEXT NOT NULL,   -- article, analysis and code, in short
  body BLOB NOT NULL
);

CREATE TABLE attributions ( -- who said what in one article
  article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  speaker TEXT,             -- the fullest name
  kind TEXT NOT NULL,
  force TEXT NOT NULL,
  style TEXT NOT NULL,
  parent TEXT,
  rule TEXT NOT NULL,
  PRIMARY KEY (article, id)
) WITHOUT ROWID;

CREATE TABLE spans (        -- places in articles, with the words that stand there
  article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  part TEXT NOT NULL,       -- source, speaker, cue, content, via; credit; time
  of TEXT,                  -- the attribution, the role of the credit, the value of the time
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX spans_article ON spans (article);

CREATE TABLE names (        -- every distinct name in an article, where it stands first
  article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  entity TEXT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  mentions INTEGER NOT NULL
);
CREATE INDEX names_article ON names (article);

CREATE TABLE claims (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  rank INTEGER NOT NULL,
  statement TEXT NOT NULL,
  article TEXT NOT NULL,    -- where the statement stands
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  status TEXT NOT NULL,
  least INTEGER NOT NULL,
  most INTEGER NOT NULL,
  least_denying INTEGER NOT NULL,
  most_denying INTEGER NOT NULL,
  channels INTEGER NOT NULL,
  unsourced INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  outlets TEXT NOT NULL,    -- a JSON list
  place TEXT,
  earliest TEXT,
  latest TEXT,
  quantity_min INTEGER,
  quantity_max INTEGER,
  unit TEXT,
  story TEXT,
  hidden INTEGER NOT NULL,  -- an analyst put it out of sight
  words TEXT NOT NULL,      -- lemmas of the statement, the reports and the names
  body BLOB NOT NULL
);
CREATE INDEX claims_hidden ON claims (hidden) WHERE hidden = 1;
CREATE INDEX claims_status ON claims (status);      -- each in the order of rank, which the number is
CREATE INDEX claims_story ON claims (story);
CREATE INDEX claims_place ON claims (place);
CREATE INDEX claims_unsourced ON claims (unsourced);
CREATE INDEX claims_dated ON claims (latest, earliest);
CREATE VIRTUAL TABLE claim_search USING fts5 (words, content = 'claims', content_rowid = 'number');

CREATE TABLE carriers (     -- which outlets carry a claim
  outlet TEXT NOT NULL,
  claim INTEGER NOT NULL,   -- the number of the claim
  PRIMARY KEY (outlet, claim)
) WITHOUT ROWID;

CREATE TABLE kinds (        -- which kinds of source a claim goes back to
  kind TEXT NOT NULL,
  claim INTEGER NOT NULL,   -- the number of the claim
  PRIMARY KEY (kind, claim)
) WITHOUT ROWID;

CREATE TABLE voices (       -- who stands in the chains of a claim
  actor TEXT NOT NULL,
  claim INTEGER NOT NULL,   -- the number of the claim
  PRIMARY KEY (actor, claim)
) WITHOUT ROWID;

CREATE TABLE sayings (      -- what is attributed to somebody at the end of a chain
  actor TEXT NOT NULL,
  published TEXT NOT NULL,  -- empty where it is not known
  article TEXT NOT NULL,
  attribution TEXT NOT NULL,
  PRIMARY KEY (actor, published, article, attribution)
) WITHOUT ROWID;

CREATE TABLE aliases (      -- ids that claims had before
  alias TEXT PRIMARY KEY,
  claim TEXT NOT NULL
);

CREATE TABLE reports (      -- where a claim stands
  claim TEXT NOT NULL,
  number INTEGER NOT NULL,
  article TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,       -- several spans are joined by ' … '
  spans TEXT NOT NULL,      -- a JSON list of pairs
  attribution TEXT,
  stance TEXT NOT NULL,
  certainty TEXT NOT NULL,
  chain TEXT NOT NULL,      -- names from the outlet to the one who knows, joined by ' > '
  PRIMARY KEY (claim, number)
);
CREATE INDEX reports_article ON reports (article);

CREATE TABLE links (        -- the steps of chains
  claim TEXT NOT NULL,
  report INTEGER NOT NULL,
  step INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  source_kind TEXT,         -- person, organisation, outlet, …
  field TEXT,               -- where the evidence stands: text, title, author or url
  start INTEGER,
  "end" INTEGER,
  text TEXT,
  PRIMARY KEY (claim, report, step)
);
CREATE INDEX links_actor ON links (actor);

CREATE TABLE relays (       -- how many reports of an outlet come from which other outlet or agency
  outlet TEXT NOT NULL,     -- actors, with the names that they go by there
  name TEXT NOT NULL,
  relay TEXT,               -- none: from itself or a source of its own
  relay_name TEXT,
  reports INTEGER NOT NULL
);

CREATE TABLE origins (
  claim TEXT NOT NULL,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  stance TEXT NOT NULL,
  in_least INTEGER NOT NULL,
  reports TEXT NOT NULL,    -- a JSON list of numbers
  PRIMARY KEY (claim, number)
);

CREATE TABLE contradictions (
  number INTEGER PRIMARY KEY,
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  kind TEXT NOT NULL,
  note TEXT NOT NULL,
  rank INTEGER NOT NULL,    -- that of the first of the two
  body BLOB NOT NULL
);
CREATE INDEX contradictions_rank ON contradictions (rank);
CREATE INDEX contradictions_kind ON contradictions (kind, rank);
CREATE INDEX contradictions_a ON contradictions (a);
CREATE INDEX contradictions_b ON contradictions (b);

CREATE TABLE copies (
  number INTEGER PRIMARY KEY,
  doc TEXT NOT NULL,
  of TEXT NOT NULL,
  extent TEXT NOT NULL,
  doc_coverage REAL NOT NULL,
  of_coverage REAL NOT NULL,
  directed INTEGER NOT NULL,
  agency TEXT,
  body BLOB NOT NULL
);
CREATE INDEX copies_doc ON copies (doc);
CREATE INDEX copies_of ON copies (of);

CREATE TABLE discrepancies ( -- stated and actual source differ
  number INTEGER PRIMARY KEY,
  doc TEXT NOT NULL,
  stated TEXT,
  actual TEXT NOT NULL,
  body BLOB NOT NULL
);

CREATE TABLE stories (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL,
  articles INTEGER NOT NULL,
  claims INTEGER NOT NULL,
  contested INTEGER NOT NULL,
  since TEXT,               -- days between which its articles were published
  until TEXT,
  body BLOB NOT NULL,
  rests_on TEXT             -- what it was linked from, in short: where that is unchanged it is not linked again
);
CREATE INDEX stories_size ON stories (articles DESC);

CREATE TABLE actors (
  number INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  words TEXT NOT NULL,      -- its names, folded, one a line
  body BLOB NOT NULL
);

CREATE TABLE called (       -- the names of actors, as the index holds them
  name TEXT NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (name, actor)
) WITHOUT ROWID;

CREATE TABLE suggestions (  -- names of actors and outlets, those of most claims first
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  actor TEXT NOT NULL,      -- who goes by it
  words TEXT NOT NULL       -- the name as the index holds it
);
CREATE VIRTUAL TABLE suggestion_search USING fts5 (words, content = 'suggestions', content_rowid = 'number', prefix = '2 3');

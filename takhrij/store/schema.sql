-- What a person put in: articles as they were read, earlier versions, decisions. Only migrations.py changes these tables.
-- Positions count Unicode code points and are half-open; SQLite's substr(text, start + 1, end - start) cuts them again.

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE TABLE articles (
  id TEXT PRIMARY KEY,
  text TEXT NOT NULL,
  title TEXT,
  author TEXT,
  outlet TEXT,              -- as the file or record said
  url TEXT,
  published TEXT,           -- as the file or record said
  language TEXT,
  path TEXT,                -- where it was read from
  original TEXT,            -- SHA-256 of the bytes it came from
  version INTEGER NOT NULL DEFAULT 1,
  added TEXT NOT NULL       -- ISO 8601 UTC
);
CREATE INDEX articles_url ON articles (url) WHERE url IS NOT NULL;

CREATE TABLE originals (    -- the bytes, zlib, of articles whose text alone cannot give them back
  article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  bytes BLOB NOT NULL
);

CREATE TABLE versions (     -- earlier texts of an article at the same address
  article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  text TEXT NOT NULL,
  title TEXT,
  published TEXT,
  until TEXT NOT NULL,      -- when it was replaced, ISO 8601 UTC
  PRIMARY KEY (article, number)
);

CREATE TABLE decisions (    -- human judgement; rows are never changed but to be marked as taken back
  id INTEGER PRIMARY KEY,
  verdict TEXT NOT NULL,
  value TEXT,
  who TEXT NOT NULL,
  why TEXT NOT NULL,
  "when" TEXT NOT NULL,
  undone TEXT
);

CREATE TABLE anchors (      -- the words that a decision holds on to
  decision INTEGER NOT NULL REFERENCES decisions (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  article TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (decision, number)
);

CREATE TABLE runs (         -- every linking
  id INTEGER PRIMARY KEY,
  "when" TEXT NOT NULL,
  articles INTEGER NOT NULL,
  claims INTEGER NOT NULL,
  code TEXT NOT NULL,
  pack TEXT NOT NULL,
  said BLOB NOT NULL        -- what it said of each claim, packed, to tell what a later run changed
);

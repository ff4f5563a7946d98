-- Version 3: saved queries, the glossary, stop words, passages that were refused for a code.

-- A search that somebody wanted to keep.
CREATE TABLE saved_queries (
  guid TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  query TEXT NOT NULL,
  level TEXT NOT NULL DEFAULT 'forms' CHECK (level IN ('exact', 'forms', 'wide')),
  across INTEGER NOT NULL DEFAULT 0 CHECK (across IN (0, 1)),
  struck_out TEXT NOT NULL DEFAULT '',
  sort TEXT NOT NULL DEFAULT 'rank' CHECK (sort IN ('rank', 'place')),
  created_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL
) STRICT;

-- What the project has otherwise than the glossary that comes with the program: entries of its own, and, under
-- the GUID of one that comes with it, what stands there instead (or that it is removed). Words of one language
-- are parted by "; ".
CREATE TABLE glossary (
  guid TEXT PRIMARY KEY NOT NULL,
  topic TEXT NOT NULL DEFAULT '',
  kk TEXT NOT NULL DEFAULT '',
  ru TEXT NOT NULL DEFAULT '',
  en TEXT NOT NULL DEFAULT '',
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  modified_at INTEGER NOT NULL
) STRICT;

-- Words left out of word lists: added to the list that comes with the program, or (removed) taken from it.
CREATE TABLE stop_words (
  guid TEXT PRIMARY KEY NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
  word TEXT NOT NULL CHECK (word <> ''),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  UNIQUE (language, word)
) STRICT;

-- Passages offered for a code and refused: not offered again.
CREATE TABLE refused_passages (
  guid TEXT PRIMARY KEY NOT NULL,
  code TEXT NOT NULL REFERENCES codes (guid) ON DELETE CASCADE,
  transcript TEXT NOT NULL REFERENCES transcripts (guid) ON DELETE CASCADE,
  "begin" INTEGER NOT NULL CHECK ("begin" >= 0),
  "end" INTEGER NOT NULL CHECK ("end" >= "begin"),
  coder TEXT REFERENCES coders (guid) ON DELETE SET NULL,
  refused_at INTEGER NOT NULL
) STRICT;
CREATE INDEX refused_passages_by_transcript ON refused_passages (transcript, "begin");
CREATE INDEX refused_passages_by_code ON refused_passages (code);

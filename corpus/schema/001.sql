-- The project file, version 1. Every id that a person's work gives rise to is a GUID in lower-case text.
-- Positions are Unicode code points, half-open. Times of the clock are milliseconds since 1970-01-01 UTC.

CREATE TABLE project (
  guid TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
  created_at INTEGER NOT NULL
) STRICT;

-- Not part of the history: grows with every committed change.
CREATE TABLE revision (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  value INTEGER NOT NULL
) STRICT;

CREATE TABLE coders (
  guid TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  colour TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE transcripts (
  guid TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  source_file TEXT NOT NULL DEFAULT '',
  source_format TEXT NOT NULL DEFAULT '',
  source_encoding TEXT NOT NULL DEFAULT '',
  source_sha256 TEXT NOT NULL DEFAULT '',
  text_sha256 TEXT NOT NULL,
  language TEXT NOT NULL DEFAULT '',
  length INTEGER NOT NULL CHECK (length >= 0),
  words INTEGER NOT NULL DEFAULT 0,
  imported_at INTEGER NOT NULL,
  imported_by TEXT REFERENCES coders (guid),
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX transcripts_by_source ON transcripts (source_sha256);

-- The text itself: UTF-8, NFC, LF.
CREATE TABLE texts (
  transcript TEXT PRIMARY KEY NOT NULL REFERENCES transcripts (guid) ON DELETE CASCADE,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE participants (
  guid TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE speakers (
  guid TEXT PRIMARY KEY NOT NULL,
  transcript TEXT NOT NULL REFERENCES transcripts (guid) ON DELETE CASCADE,
  label TEXT NOT NULL,
  role TEXT NOT NULL DEFAULT '' CHECK (role IN ('', 'interviewer', 'respondent')),
  participant TEXT REFERENCES participants (guid) ON DELETE SET NULL
) STRICT;
CREATE INDEX speakers_by_transcript ON speakers (transcript);
CREATE INDEX speakers_by_participant ON speakers (participant);

CREATE TABLE turns (
  guid TEXT PRIMARY KEY NOT NULL,
  transcript TEXT NOT NULL REFERENCES transcripts (guid) ON DELETE CASCADE,
  label_begin INTEGER NOT NULL CHECK (label_begin >= 0),
  "begin" INTEGER NOT NULL CHECK ("begin" >= label_begin),
  "end" INTEGER NOT NULL CHECK ("end" >= "begin"),
  speaker TEXT REFERENCES speakers (guid) ON DELETE SET NULL,
  language TEXT NOT NULL DEFAULT '' CHECK (language IN ('', 'kk', 'ru', 'en', 'mixed')),
  start_ms INTEGER CHECK (start_ms >= 0),
  end_ms INTEGER CHECK (end_ms >= start_ms)
) STRICT;
CREATE INDEX turns_by_transcript ON turns (transcript, "begin");

CREATE TABLE attributes (
  guid TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  type TEXT NOT NULL CHECK (type IN ('text', 'number', 'date', 'yesno', 'choice')),
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE attribute_choices (
  attribute TEXT NOT NULL REFERENCES attributes (guid) ON DELETE CASCADE,
  value TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (attribute, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE attribute_values (
  participant TEXT NOT NULL REFERENCES participants (guid) ON DELETE CASCADE,
  attribute TEXT NOT NULL REFERENCES attributes (guid) ON DELETE CASCADE,
  value TEXT NOT NULL CHECK (value <> ''),
  PRIMARY KEY (participant, attribute)
) STRICT, WITHOUT ROWID;

CREATE TABLE codes (
  guid TEXT PRIMARY KEY NOT NULL,
  parent TEXT REFERENCES codes (guid) ON DELETE CASCADE,
  position INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL CHECK (name <> ''),
  definition TEXT NOT NULL DEFAULT '',
  use_when TEXT NOT NULL DEFAULT '',
  not_when TEXT NOT NULL DEFAULT '',
  example TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT '' CHECK (role IN ('', 'push', 'pull', 'obstacle', 'personal', 'rational')),
  place TEXT NOT NULL DEFAULT '' CHECK (place IN ('', 'origin', 'destination')),
  colour TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX codes_by_parent ON codes (parent);

-- The same code in the other languages.
CREATE TABLE code_translations (
  code TEXT NOT NULL REFERENCES codes (guid) ON DELETE CASCADE,
  language TEXT NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
  name TEXT NOT NULL CHECK (name <> ''),
  definition TEXT NOT NULL DEFAULT '',
  use_when TEXT NOT NULL DEFAULT '',
  not_when TEXT NOT NULL DEFAULT '',
  example TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (code, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE segments (
  guid TEXT PRIMARY KEY NOT NULL,
  transcript TEXT NOT NULL REFERENCES transcripts (guid) ON DELETE CASCADE,
  "begin" INTEGER NOT NULL CHECK ("begin" >= 0),
  "end" INTEGER NOT NULL CHECK ("end" >= "begin"),
  code TEXT NOT NULL REFERENCES codes (guid) ON DELETE CASCADE,
  coder TEXT NOT NULL REFERENCES coders (guid),
  weight INTEGER CHECK (weight BETWEEN 0 AND 100),
  created_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL
) STRICT;
CREATE INDEX segments_by_transcript ON segments (transcript, "begin");
CREATE INDEX segments_by_code ON segments (code);

-- A memo about one segment, code, transcript or participant, or (all empty) about the project.
CREATE TABLE memos (
  guid TEXT PRIMARY KEY NOT NULL,
  segment TEXT REFERENCES segments (guid) ON DELETE CASCADE,
  code TEXT REFERENCES codes (guid) ON DELETE CASCADE,
  transcript TEXT REFERENCES transcripts (guid) ON DELETE CASCADE,
  participant TEXT REFERENCES participants (guid) ON DELETE CASCADE,
  title TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL,
  coder TEXT REFERENCES coders (guid),
  created_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  CHECK ((segment IS NOT NULL) + (code IS NOT NULL) + (transcript IS NOT NULL) + (participant IS NOT NULL) <= 1)
) STRICT;
CREATE INDEX memos_by_segment ON memos (segment);
CREATE INDEX memos_by_code ON memos (code);
CREATE INDEX memos_by_transcript ON memos (transcript);
CREATE INDEX memos_by_participant ON memos (participant);

-- Which coder is to code which transcript: uncoded by an assigned coder is "no", not assigned is missing.
CREATE TABLE assignments (
  coder TEXT NOT NULL REFERENCES coders (guid) ON DELETE CASCADE,
  transcript TEXT NOT NULL REFERENCES transcripts (guid) ON DELETE CASCADE,
  PRIMARY KEY (coder, transcript)
) STRICT, WITHOUT ROWID;

-- One row an edit: its changeset for undo and redo, and the audit trail. Not itself part of the history.
-- `arguments` is a JSON object that fills the {places} of `label`.
CREATE TABLE history (
  number INTEGER PRIMARY KEY,
  label TEXT NOT NULL,
  arguments TEXT NOT NULL DEFAULT '{}',
  coder TEXT,
  at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'abandoned')),
  changeset BLOB NOT NULL
) STRICT;
-- What to undo and redo next, whatever has been done before.
CREATE INDEX history_by_state ON history (state, number);

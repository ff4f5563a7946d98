-- Version 2: formatting, times, recordings, original files, translations, edits of texts, speaker rules.

CREATE INDEX turns_by_speaker ON turns (speaker);

-- 'regions': the values are regions of Kazakhstan, older and other spellings are mapped to today's.
ALTER TABLE attributes ADD COLUMN list TEXT NOT NULL DEFAULT '' CHECK (list IN ('', 'regions'));

-- Choices of the whole project ('keep_originals': 'yes').
CREATE TABLE settings (
  name TEXT PRIMARY KEY NOT NULL CHECK (name <> ''),
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What stood bold, italic or underlined in the file; for display.
CREATE TABLE formatting (
  guid TEXT PRIMARY KEY NOT NULL,
  transcript TEXT NOT NULL REFERENCES transcripts (guid) ON DELETE CASCADE,
  "begin" INTEGER NOT NULL CHECK ("begin" >= 0),
  "end" INTEGER NOT NULL CHECK ("end" >= "begin"),
  style TEXT NOT NULL CHECK (style IN ('bold', 'italic', 'underline'))
) STRICT;
CREATE INDEX formatting_by_transcript ON formatting (transcript, "begin");

-- When a passage is heard in the recording: subtitle cues, and time stamps set while listening (these are
-- empty passages: begin = end).
CREATE TABLE cues (
  guid TEXT PRIMARY KEY NOT NULL,
  transcript TEXT NOT NULL REFERENCES transcripts (guid) ON DELETE CASCADE,
  "begin" INTEGER NOT NULL CHECK ("begin" >= 0),
  "end" INTEGER NOT NULL CHECK ("end" >= "begin"),
  start_ms INTEGER NOT NULL CHECK (start_ms >= 0),
  end_ms INTEGER CHECK (end_ms >= start_ms)
) STRICT;
CREATE INDEX cues_by_transcript ON cues (transcript, "begin");

-- The file a transcript came from, kept when the person asked for it. Its name and SHA-256 are in transcripts.
CREATE TABLE originals (
  transcript TEXT PRIMARY KEY NOT NULL REFERENCES transcripts (guid) ON DELETE CASCADE,
  bytes BLOB NOT NULL
) STRICT;

-- The audio or video file of a transcript: linked, never copied. The path is relative to the project file's
-- folder where it lies below it, with "/" between folders.
CREATE TABLE recordings (
  guid TEXT PRIMARY KEY NOT NULL,
  transcript TEXT NOT NULL UNIQUE REFERENCES transcripts (guid) ON DELETE CASCADE,
  path TEXT NOT NULL CHECK (path <> ''),
  added_at INTEGER NOT NULL
) STRICT;

-- A transcript that is the translation of another, and which turns say the same.
CREATE TABLE translations (
  guid TEXT PRIMARY KEY NOT NULL,
  original TEXT NOT NULL REFERENCES transcripts (guid) ON DELETE CASCADE,
  translation TEXT NOT NULL UNIQUE REFERENCES transcripts (guid) ON DELETE CASCADE CHECK (translation <> original),
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX translations_by_original ON translations (original);
CREATE TABLE aligned_turns (
  guid TEXT PRIMARY KEY NOT NULL,
  translation TEXT NOT NULL REFERENCES translations (guid) ON DELETE CASCADE,
  original_turn TEXT NOT NULL REFERENCES turns (guid) ON DELETE CASCADE,
  translated_turn TEXT NOT NULL REFERENCES turns (guid) ON DELETE CASCADE,
  UNIQUE (original_turn, translated_turn)
) STRICT;
CREATE INDEX aligned_turns_by_translation ON aligned_turns (translation);
CREATE INDEX aligned_turns_by_translated ON aligned_turns (translated_turn);

-- How the person corrected the recognition of speakers; applied to files imported later. `label` is folded;
-- an empty name: what looks like a speaker is none.
CREATE TABLE speaker_rules (
  guid TEXT PRIMARY KEY NOT NULL,
  label TEXT NOT NULL UNIQUE CHECK (label <> ''),
  name TEXT NOT NULL,
  role TEXT CHECK (role IN ('', 'interviewer', 'respondent')),
  modified_at INTEGER NOT NULL
) STRICT;

-- Edits of transcripts' texts, as steps of the edit they belong to: at `position` (a code point of the text as
-- it was then), `removed` was replaced by `inserted`. Everything behind it moved along; `before` and `edges` are
-- the changesets of what the edit did before this step and of the positions inside the replaced passage. Not
-- itself part of the history.
CREATE TABLE text_edits (
  history INTEGER NOT NULL REFERENCES history (number) ON DELETE CASCADE,
  step INTEGER NOT NULL,
  transcript TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  removed TEXT NOT NULL,
  inserted TEXT NOT NULL,
  before BLOB NOT NULL,
  edges BLOB NOT NULL,
  PRIMARY KEY (history, step)
) STRICT, WITHOUT ROWID;
CREATE INDEX text_edits_by_transcript ON text_edits (transcript);

/** SQL that takes the library from one version to the next. Never edited once released: add one at the end. */
export type Migration = string

const firstLibrary: Migration = `
  CREATE TABLE photos (
    id          INTEGER PRIMARY KEY,
    sha256      TEXT    NOT NULL UNIQUE,
    bytes       INTEGER NOT NULL,
    path        TEXT    NOT NULL,
    modified_ms INTEGER NOT NULL,
    file_name   TEXT    NOT NULL,
    taken_at    TEXT    NOT NULL,
    width       INTEGER NOT NULL,
    height      INTEGER NOT NULL,
    colour      TEXT    NOT NULL,
    damaged     INTEGER NOT NULL DEFAULT 0,
    camera      TEXT    NOT NULL DEFAULT '',
    latitude    REAL,
    longitude   REAL,
    caption     TEXT    NOT NULL DEFAULT '',
    rating      INTEGER NOT NULL DEFAULT 0,
    favorite    INTEGER NOT NULL DEFAULT 0,
    added_at    TEXT    NOT NULL
  ) STRICT;
  CREATE INDEX photos_by_time ON photos (taken_at DESC, id DESC);
  CREATE INDEX photos_by_path ON photos (path);

  CREATE TABLE photo_tags (
    photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    tag      TEXT    NOT NULL,
    PRIMARY KEY (photo_id, tag)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX photo_tags_by_tag ON photo_tags (tag);

  -- Imports that have not ended: begun again at the next start.
  CREATE TABLE unfinished_imports (
    job_id TEXT PRIMARY KEY,
    paths  TEXT NOT NULL
  ) STRICT;

  CREATE TABLE settings (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT;

  CREATE TABLE catalogue_cache (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    catalogue  TEXT NOT NULL,
    etag       TEXT NOT NULL,
    fetched_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE orders (
    order_id          TEXT PRIMARY KEY,
    state             TEXT NOT NULL,
    attention         TEXT,
    attention_message TEXT NOT NULL DEFAULT '',
    studio_state      TEXT,
    number            TEXT,
    total             INTEGER NOT NULL DEFAULT 0,
    details           TEXT NOT NULL DEFAULT '{}',
    created_at        TEXT NOT NULL,
    updated_at        TEXT NOT NULL,
    quote             TEXT,
    -- What was frozen when the customer confirmed, byte for byte as it is sent. Last: to reach what stood behind it, SQLite
    -- would read through its megabytes.
    manifest          TEXT
  ) STRICT;
  CREATE INDEX orders_by_time ON orders (created_at DESC);
  -- Holds all that is asked to find orders that are on their way or followed.
  CREATE INDEX orders_by_state ON orders (state, created_at DESC, order_id, attention, studio_state);

  -- A line keeps its photo's name, so that an order can be read when the photo is no longer in the library.
  CREATE TABLE order_lines (
    order_id     TEXT    NOT NULL REFERENCES orders (order_id) ON DELETE CASCADE,
    position     INTEGER NOT NULL,
    photo_id     INTEGER NOT NULL,
    file_name    TEXT    NOT NULL,
    product_name TEXT    NOT NULL,
    choice       TEXT    NOT NULL,
    PRIMARY KEY (order_id, position)
  ) STRICT, WITHOUT ROWID;

  -- The client's own states, and (at_studio) what the studio last said of its own.
  CREATE TABLE order_history (
    position  INTEGER PRIMARY KEY,
    order_id  TEXT    NOT NULL REFERENCES orders (order_id) ON DELETE CASCADE,
    state     TEXT    NOT NULL,
    at        TEXT    NOT NULL,
    note      TEXT    NOT NULL,
    at_studio INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX order_history_by_order ON order_history (order_id);
`

export const migrations: readonly Migration[] = [firstLibrary]

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

const ownedLibrary: Migration = `
  ALTER TABLE photos ADD COLUMN format TEXT NOT NULL DEFAULT 'jpeg';
  -- What there is to show: 'waiting' (its colour only), 'embedded' (what the camera put into the file), 'made'.
  ALTER TABLE photos ADD COLUMN thumbnail TEXT NOT NULL DEFAULT 'waiting';
  -- 64-bit difference hash of the picture, 16 hex digits; null until its thumbnail is made.
  ALTER TABLE photos ADD COLUMN likeness TEXT;
  -- JSON {aperture, shutter, iso, focalLength}; what is unknown is left out.
  ALTER TABLE photos ADD COLUMN exposure TEXT NOT NULL DEFAULT '{}';
  ALTER TABLE photos ADD COLUMN missing INTEGER NOT NULL DEFAULT 0;
  -- Taken out of the library by the customer; the row stays, so that what was said of it comes back with it.
  ALTER TABLE photos ADD COLUMN removed_at TEXT;
  -- The photo that this file of the same moment stands behind.
  ALTER TABLE photos ADD COLUMN stack_of INTEGER REFERENCES photos (id) ON DELETE SET NULL;
  -- Whether the one in front was given what is said of this one: not again, for it may have been taken from there since.
  ALTER TABLE photos ADD COLUMN words_carried INTEGER NOT NULL DEFAULT 0;

  UPDATE photos SET format = CASE
    WHEN lower(file_name) LIKE '%.png' THEN 'png'
    WHEN lower(file_name) LIKE '%.webp' THEN 'webp'
    WHEN lower(file_name) LIKE '%.avif' THEN 'avif'
    WHEN lower(file_name) LIKE '%.tif' OR lower(file_name) LIKE '%.tiff' THEN 'tiff'
    WHEN lower(file_name) LIKE '%.gif' THEN 'gif'
    ELSE 'jpeg' END;

  -- Told anew when their thumbnails are made, as all are: what is known to be damaged is not tried again.
  UPDATE photos SET damaged = 0;

  DROP INDEX photos_by_time;
  -- Holds all that a grid needs to be laid out, and what its own condition asks for, so that the rows themselves are not read.
  CREATE INDEX photos_in_library ON photos (taken_at DESC, id DESC, width, height, removed_at, stack_of)
    WHERE removed_at IS NULL AND stack_of IS NULL;
  CREATE INDEX photos_removed ON photos (taken_at DESC, id DESC) WHERE removed_at IS NOT NULL;
  -- Thumbnails still to be made, in the order in which they are.
  CREATE INDEX photos_to_make ON photos (taken_at DESC, id DESC)
    WHERE thumbnail <> 'made' AND damaged = 0 AND missing = 0 AND removed_at IS NULL;
  CREATE INDEX photos_by_camera ON photos (camera) WHERE removed_at IS NULL AND stack_of IS NULL;
  CREATE INDEX photos_stacked ON photos (stack_of) WHERE stack_of IS NOT NULL;
  CREATE INDEX photos_missing ON photos (id) WHERE missing = 1;
  CREATE INDEX order_lines_by_photo ON order_lines (photo_id);

  -- What was removed later than this does not come back when the import is begun again.
  ALTER TABLE unfinished_imports ADD COLUMN started_at TEXT NOT NULL DEFAULT '';

  -- An album that is deleted and put back keeps its id, so no other may get it meanwhile.
  CREATE TABLE albums (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    name       TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL
  ) STRICT;
  CREATE TABLE album_photos (
    album_id INTEGER NOT NULL REFERENCES albums (id) ON DELETE CASCADE,
    photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    PRIMARY KEY (album_id, photo_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX album_photos_by_photo ON album_photos (photo_id);

  -- What the customer did, newest last, so that it can be taken back.
  CREATE TABLE edits (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    kind      TEXT NOT NULL,
    made_at   TEXT NOT NULL,
    undone_at TEXT
  ) STRICT;
  -- What was different before and after, as JSON; of a photo or, where photo_id is null, of an album or a tag.
  CREATE TABLE edit_parts (
    edit_id  INTEGER NOT NULL REFERENCES edits (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    photo_id INTEGER,
    before   TEXT NOT NULL,
    after    TEXT NOT NULL,
    PRIMARY KEY (edit_id, position)
  ) STRICT, WITHOUT ROWID;

  -- What was said of photos that a library put together again does not hold yet: JSON as in the journal, and names of albums.
  -- It is theirs as soon as they are imported again.
  CREATE TABLE awaited_words (
    sha256 TEXT PRIMARY KEY,
    said   TEXT,
    albums TEXT NOT NULL DEFAULT '[]'
  ) STRICT;
  CREATE TRIGGER photo_awaited AFTER INSERT ON photos WHEN EXISTS (SELECT 1 FROM awaited_words WHERE sha256 = NEW.sha256)
  BEGIN
    UPDATE photos SET (caption, rating, favorite, taken_at, removed_at) = (
      SELECT said ->> 'caption', said ->> 'rating', said ->> 'favorite', said ->> 'takenAt', iif(said ->> 'removed', NEW.added_at, NULL)
      FROM awaited_words WHERE sha256 = NEW.sha256
    ) WHERE id = NEW.id AND (SELECT said FROM awaited_words WHERE sha256 = NEW.sha256) IS NOT NULL;
    INSERT OR IGNORE INTO photo_tags (photo_id, tag)
      SELECT NEW.id, value FROM awaited_words, json_each(said, '$.tags') WHERE sha256 = NEW.sha256;
    INSERT OR IGNORE INTO album_photos (album_id, photo_id)
      SELECT albums.id, NEW.id FROM awaited_words, json_each(awaited_words.albums) JOIN albums ON albums.name = value WHERE sha256 = NEW.sha256;
    DELETE FROM awaited_words WHERE sha256 = NEW.sha256;
  END;
`

const savedSearches: Migration = `
  -- Searches with a name. filter: JSON as in the contract.
  CREATE TABLE saved_searches (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    name   TEXT NOT NULL UNIQUE,
    text   TEXT NOT NULL,
    filter TEXT NOT NULL
  ) STRICT;
`

const searchLog: Migration = `
  -- Photos whose words, date or place in the library changed: what the search has to read again. Written by triggers, so that no
  -- way of changing a photo can forget it; thrown away once the kept index has it.
  CREATE TABLE text_changes (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    photo_id INTEGER NOT NULL
  ) STRICT;
  CREATE TRIGGER photo_added AFTER INSERT ON photos BEGIN
    INSERT INTO text_changes (photo_id) VALUES (NEW.id);
  END;
  CREATE TRIGGER photo_changed AFTER UPDATE OF caption, taken_at, removed_at, stack_of ON photos
  WHEN (OLD.caption, OLD.taken_at, OLD.removed_at, OLD.stack_of) IS NOT (NEW.caption, NEW.taken_at, NEW.removed_at, NEW.stack_of) BEGIN
    INSERT INTO text_changes (photo_id) VALUES (NEW.id);
  END;
  CREATE TRIGGER photo_deleted AFTER DELETE ON photos BEGIN
    INSERT INTO text_changes (photo_id) VALUES (OLD.id);
  END;
  CREATE TRIGGER tag_added AFTER INSERT ON photo_tags BEGIN
    INSERT INTO text_changes (photo_id) VALUES (NEW.photo_id);
  END;
  CREATE TRIGGER tag_deleted AFTER DELETE ON photo_tags BEGIN
    INSERT INTO text_changes (photo_id) VALUES (OLD.photo_id);
  END;

  -- Another one whenever the library is put back from a backup, so that no index of what it was before is taken for its own.
  CREATE TABLE library_identity (
    id TEXT PRIMARY KEY
  ) STRICT;
  INSERT INTO library_identity VALUES (lower(hex(randomblob(16))));
`

const grownOrders: Migration = `
  -- What the customer calls a draft; empty where they gave it no name.
  ALTER TABLE orders ADD COLUMN name TEXT NOT NULL DEFAULT '';
  -- Counts the changes of a draft's lines, so that two windows do not write over one another.
  ALTER TABLE orders ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
  -- What was typed on the confirm page: JSON as in the contract, or null.
  ALTER TABLE orders ADD COLUMN form TEXT;
  -- Why an order stands still: JSON {code, data}, or null. Its sentence is the window's, in the customer's language.
  ALTER TABLE orders ADD COLUMN attention_error TEXT;
  ALTER TABLE orders DROP COLUMN attention_message;
  -- Who made a line names it; made up here for the lines of before.
  ALTER TABLE order_lines ADD COLUMN line_id TEXT NOT NULL DEFAULT '';
  UPDATE order_lines SET line_id = 'line-' || position;
`

const listedOrders: Migration = `
  DROP INDEX orders_by_time;
  -- Holds all that a list says of an order, so that a list does not read what was frozen of it. Last: who receives it, how, how it is
  -- paid and in whose name, taken out of the details at once.
  CREATE INDEX orders_in_list ON orders (
    created_at DESC, order_id, state, attention, studio_state, number, total, name, revision, updated_at,
    json_extract(details, '$.receiver', '$.delivery', '$.payment', '$.depositor')
  );

  -- When each was ordered.
  CREATE INDEX order_history_of_yes ON order_history (order_id, at) WHERE state = 'frozen' AND at_studio = 0;

  -- What the lines of an order come to, kept by triggers, so that no way of writing lines can forget it. photo_ids: the first four.
  CREATE TABLE order_contents (
    order_id    TEXT    PRIMARY KEY REFERENCES orders (order_id) ON DELETE CASCADE,
    prints      INTEGER NOT NULL,
    photo_count INTEGER NOT NULL,
    photo_ids   TEXT    NOT NULL
  ) STRICT, WITHOUT ROWID;
  INSERT INTO order_contents
    SELECT order_id, coalesce(sum(choice ->> 'quantity'), 0), count(DISTINCT photo_id),
      (SELECT json_group_array(photo_id) FROM
        (SELECT photo_id FROM order_lines AS line WHERE line.order_id = order_lines.order_id GROUP BY photo_id ORDER BY min(position) LIMIT 4))
    FROM order_lines GROUP BY order_id;
  CREATE TRIGGER order_line_added AFTER INSERT ON order_lines BEGIN
    INSERT INTO order_contents VALUES (NEW.order_id, coalesce(NEW.choice ->> 'quantity', 0), 1, json_array(NEW.photo_id))
      ON CONFLICT (order_id) DO UPDATE SET
        prints = prints + excluded.prints,
        (photo_count, photo_ids) = (
          SELECT photo_count + is_new, iif(is_new AND photo_count < 4, json_insert(photo_ids, '$[#]', NEW.photo_id), photo_ids)
          FROM (SELECT NOT EXISTS (
            SELECT 1 FROM order_lines WHERE photo_id = NEW.photo_id AND order_id = NEW.order_id AND position <> NEW.position) AS is_new)
        );
  END;
  -- Lines are replaced all at once.
  CREATE TRIGGER order_line_deleted AFTER DELETE ON order_lines BEGIN
    DELETE FROM order_contents WHERE order_id = OLD.order_id;
  END;
`

export const migrations: readonly Migration[] = [firstLibrary, ownedLibrary, savedSearches, searchLog, grownOrders, listedOrders]

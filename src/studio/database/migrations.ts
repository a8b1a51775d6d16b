/** Each step brings the database from version N to N + 1, where N is its place in the list. Steps are never changed once released. */
export const migrations: readonly string[] = [
  `
  -- A guest is all that is known of a customer yet: whoever has the token.
  CREATE TABLE customers (
    id INTEGER PRIMARY KEY,
    token_hash BLOB NOT NULL UNIQUE,
    created_at TEXT NOT NULL
  ) STRICT;

  -- What a customer's client asks for, frozen; it may never be submitted.
  CREATE TABLE orders (
    id TEXT PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES customers(id),
    manifest TEXT NOT NULL,
    manifest_hash TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX orders_by_customer ON orders (customer_id);

  -- What the studio has taken on, as it was agreed: later changes of the catalogue don't touch it.
  CREATE TABLE received_orders (
    order_id TEXT PRIMARY KEY REFERENCES orders(id),
    number TEXT NOT NULL UNIQUE,
    day TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    state TEXT NOT NULL,
    total INTEGER NOT NULL,
    prints INTEGER NOT NULL,
    sheet TEXT NOT NULL,
    answer TEXT NOT NULL,
    received_at TEXT NOT NULL,
    lab_folder_written_at TEXT,
    -- What the lab has last said of the folder by renaming it.
    lab_result TEXT CHECK (lab_result IN ('taken', 'failed')),
    UNIQUE (day, sequence)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX received_orders_by_time ON received_orders (received_at);
  CREATE INDEX received_orders_without_folder ON received_orders (received_at) WHERE lab_folder_written_at IS NULL;

  CREATE TABLE state_changes (
    order_id TEXT NOT NULL REFERENCES received_orders(order_id),
    position INTEGER NOT NULL,
    state TEXT NOT NULL,
    at TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (order_id, position)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- An order that is put again is wanted still: when it was put last decides how long it is kept unsubmitted.
  ALTER TABLE orders RENAME COLUMN created_at TO put_at;
  `,
]

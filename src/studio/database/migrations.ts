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
  `
  -- For the counter's search; the sheet has them too.
  ALTER TABLE received_orders ADD COLUMN receiver_name TEXT NOT NULL DEFAULT '';
  -- Digits only.
  ALTER TABLE received_orders ADD COLUMN receiver_phone TEXT NOT NULL DEFAULT '';
  UPDATE received_orders SET receiver_name = sheet ->> '$.receiver.name', receiver_phone = sheet ->> '$.receiver.phone';
  -- Holds all that a search looks at: the rows themselves are as long as their orders.
  CREATE INDEX received_orders_for_search ON received_orders (received_at, number, receiver_name, receiver_phone);
  ALTER TABLE received_orders ADD COLUMN paid_at TEXT;
  -- When a transfer that has not come lapses; null where it never does.
  ALTER TABLE received_orders ADD COLUMN due_at TEXT;
  -- Where the customer can pay, as the studio has sent it.
  ALTER TABLE received_orders ADD COLUMN payment_link TEXT;
  -- What submit answers has grown.
  UPDATE received_orders SET answer = json_set(answer,
    '$.payment', json_object('kind', sheet ->> '$.payment'),
    '$.canCancel', json('false'),
    '$.receipt', json((
      SELECT json_object('manifestHash', manifest_hash, 'files', json((
        SELECT json_group_array(json_object('sha256', value ->> 'sha256', 'bytes', value ->> 'bytes')) FROM json_each(manifest, '$.files'))))
      FROM orders WHERE id = order_id)));

  -- What the studio writes to the customer about an order.
  CREATE TABLE order_messages (
    order_id TEXT NOT NULL REFERENCES received_orders(order_id),
    position INTEGER NOT NULL,
    at TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (order_id, position)
  ) STRICT, WITHOUT ROWID;

  -- Every catalogue that was in force, as it stood in the file.
  CREATE TABLE catalogue_versions (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    version TEXT NOT NULL,
    catalogue TEXT NOT NULL
  ) STRICT;

  -- What is as long as its order stands apart: SQLite would carry it along wherever an order is looked up, listed or moved.
  CREATE TABLE manifests (
    order_id TEXT PRIMARY KEY REFERENCES orders(id) ON DELETE CASCADE,
    manifest TEXT NOT NULL
  ) STRICT;
  INSERT INTO manifests SELECT id, manifest FROM orders;
  ALTER TABLE orders DROP COLUMN manifest;
  CREATE INDEX orders_by_put ON orders (put_at);

  CREATE TABLE sheets (
    order_id TEXT PRIMARY KEY REFERENCES received_orders(order_id),
    -- As it was agreed, and what submit answered.
    sheet TEXT NOT NULL,
    answer TEXT NOT NULL
  ) STRICT;
  INSERT INTO sheets SELECT order_id, sheet, answer FROM received_orders;
  -- The sheet without its lines, with what they come to by size, and the account that submit named.
  ALTER TABLE received_orders ADD COLUMN head TEXT NOT NULL DEFAULT '{}';
  UPDATE received_orders SET head = json_set(json_remove(sheet, '$.lines'),
    '$.account', json('null'),
    '$.sizes', json((
      SELECT json_group_array(json_object('name', name, 'prints', prints, 'total', amount)) FROM (
        SELECT value ->> '$.product.name' AS name, sum(value ->> '$.quantity') AS prints, sum(value ->> '$.total') AS amount
        FROM json_each(sheet, '$.lines') GROUP BY value ->> '$.product.id' ORDER BY min(key)))));
  ALTER TABLE received_orders DROP COLUMN sheet;
  ALTER TABLE received_orders DROP COLUMN answer;
  CREATE INDEX received_orders_open ON received_orders (received_at) WHERE state NOT IN ('done', 'cancelled');
  CREATE INDEX received_orders_due ON received_orders (due_at) WHERE due_at IS NOT NULL;
  CREATE INDEX received_orders_for_sums ON received_orders (day, state, total, prints, paid_at);
  `,
  `
  -- What was paid on a day, whenever it was ordered.
  CREATE INDEX received_orders_by_payment ON received_orders (paid_at, state, total) WHERE paid_at IS NOT NULL;
  `,
]

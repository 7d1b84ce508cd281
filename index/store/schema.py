"""The tables of the store, and what their columns mean."""

APPLICATION_ID = 0x42726473
"""`Brds`: marks an SQLite file as a Broadsheet library."""

VERSION = 11
"""Goes up whenever a table changes."""

TABLES = """
CREATE TABLE counter (
    change INTEGER NOT NULL,         -- goes up by one with every change of a text that the index must hear of
    named INTEGER NOT NULL,          -- goes up by one with every extraction that it must hear of
    extractor TEXT NOT NULL,         -- version and tagger that made what stands in `extraction`; empty: nobody did yet
    tagger TEXT NOT NULL,            -- which marks names in this library, as somebody chose
    articles INTEGER NOT NULL        -- how many there are: counting rows takes the longer the more there are
);
INSERT INTO counter VALUES (0, 0, '', 'built-in', 0);

CREATE TABLE article (
    key INTEGER PRIMARY KEY AUTOINCREMENT,  -- stays the same when the text changes, and is never given again
    id TEXT NOT NULL UNIQUE,
    change INTEGER NOT NULL,         -- counter.change when this row was last written
    undated INTEGER NOT NULL,        -- 1 without a publication date: such rows come last in either order
    moment INTEGER NOT NULL,         -- published as seconds since 1970 UTC, a day as its midnight; 0 when undated
    published TEXT,                  -- ISO 8601, a day or an aware moment
    title TEXT NOT NULL,
    source TEXT,
    path BLOB NOT NULL,              -- file system bytes
    format TEXT NOT NULL,
    standfirst TEXT,
    authors TEXT NOT NULL,           -- JSON list
    url TEXT,
    updated TEXT,
    language TEXT,
    added TEXT NOT NULL,             -- ISO 8601 UTC
    story INTEGER,                   -- the same for articles that are copies of one another; NULL without a copy
    edition INTEGER,                 -- the same for versions of one article, which are of one story; NULL without any
    behind_newest INTEGER NOT NULL DEFAULT 0,  -- 1 when another of its story comes before it, newest first
    behind_oldest INTEGER NOT NULL DEFAULT 0,  -- the same, oldest first
    captions TEXT NOT NULL,          -- JSON list of [text, credit]
    pull_quotes TEXT NOT NULL,       -- JSON list
    provenance TEXT NOT NULL,        -- JSON object: field -> where its value came from
    notices TEXT NOT NULL,           -- JSON list
    body TEXT NOT NULL,              -- long columns last: a list page never reads them
    chrome TEXT NOT NULL             -- JSON list
);
CREATE INDEX article_newest ON article (behind_newest, undated, moment DESC, key);
CREATE INDEX article_oldest ON article (behind_oldest, undated, moment, key);
CREATE INDEX article_story ON article (story) WHERE story IS NOT NULL;
CREATE INDEX article_edition ON article (edition) WHERE edition IS NOT NULL;
CREATE INDEX article_change ON article (change);
CREATE INDEX article_source ON article (source);

CREATE TABLE forgotten (             -- articles taken out, for the index to take out too
    key INTEGER NOT NULL,
    change INTEGER PRIMARY KEY
);

CREATE TABLE document (              -- raw inputs that have become articles: adding them again is no work
    path BLOB NOT NULL,
    part TEXT NOT NULL,
    hash BLOB NOT NULL,              -- BLAKE2b-128 of the bytes
    PRIMARY KEY (path, part)
) WITHOUT ROWID;
CREATE INDEX document_hash ON document (path, hash);

CREATE TABLE pending (               -- articles that nobody has looked through for names yet
    article INTEGER PRIMARY KEY REFERENCES article (key) ON DELETE CASCADE,
    moment INTEGER NOT NULL          -- the article's, an undated one's before all others
);
CREATE INDEX pending_newest ON pending (moment DESC, article DESC);

CREATE TABLE extraction (
    article INTEGER PRIMARY KEY REFERENCES article (key) ON DELETE CASCADE,
    named INTEGER NOT NULL,          -- counter.named when this row was last written
    form TEXT,                       -- JSON, as json_form.extraction_to_json; NULL while what was found is out of date
    numbers TEXT                     -- JSON, as finding.to_text: what the index finds the article by, beside names
);
CREATE INDEX extraction_named ON extraction (named);
CREATE TABLE standing (              -- in which of its paragraphs and sentences an article has its names
    article INTEGER PRIMARY KEY REFERENCES article (key) ON DELETE CASCADE,
    places BLOB NOT NULL             -- as standing.to_bytes, by the keys of `entity`
);

CREATE TABLE entity (                -- one name over all articles; a row is never renumbered, nor taken out
    key INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,            -- tokens of the name, folded, joined by spaces
    joins INTEGER REFERENCES entity (key),  -- what it was found to be another name of; NULL: nothing
    score REAL,                      -- how sure that is, up to 1; of what joins nothing 0: no article tells its type
    reason TEXT,                     -- why, as part of a sentence
    whole INTEGER NOT NULL,          -- the entity that stands for all names that are one, rulings heeded; often itself
    articles INTEGER NOT NULL DEFAULT 0,  -- how many have this name: rows of naming, which keep it true themselves
    UNIQUE (type, folded)
);
CREATE INDEX entity_whole ON entity (whole);
CREATE TABLE name_key (              -- what names that may be one have in common, as identity.keys_of
    key TEXT NOT NULL,
    entity INTEGER NOT NULL REFERENCES entity (key),
    PRIMARY KEY (key, entity)
) WITHOUT ROWID;
CREATE TABLE doubt (                 -- names that are one if they are named with the same others
    entity INTEGER NOT NULL REFERENCES entity (key),
    other INTEGER NOT NULL REFERENCES entity (key),
    score REAL NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (entity, other)
) WITHOUT ROWID;
CREATE TABLE spelling (              -- every form under which an entity was met
    folded TEXT NOT NULL,
    entity INTEGER NOT NULL REFERENCES entity (key),
    text TEXT NOT NULL,
    PRIMARY KEY (folded, entity)
) WITHOUT ROWID;
CREATE INDEX spelling_entity ON spelling (entity);
CREATE TABLE spelling_word (         -- the words of those forms, so that a surname finds the person
    word TEXT NOT NULL,
    entity INTEGER NOT NULL REFERENCES entity (key),
    PRIMARY KEY (word, entity)
) WITHOUT ROWID;
CREATE TABLE naming (                -- which article names which entity
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    entity INTEGER NOT NULL REFERENCES entity (key),
    mentions INTEGER NOT NULL,
    PRIMARY KEY (article, entity)
) WITHOUT ROWID;
CREATE INDEX naming_entity ON naming (entity, article, mentions);
CREATE TRIGGER naming_more AFTER INSERT ON naming BEGIN
    UPDATE entity SET articles = articles + 1 WHERE key = NEW.entity;
END;
CREATE TRIGGER naming_less AFTER DELETE ON naming BEGIN
    UPDATE entity SET articles = articles - 1 WHERE key = OLD.entity;
END;

CREATE TABLE sketch (                -- what articles are compared by
    article INTEGER PRIMARY KEY REFERENCES article (key) ON DELETE CASCADE,
    runs INTEGER NOT NULL,           -- different runs of words in title and body
    hashes BLOB NOT NULL             -- their smallest hashes, as resemblance.to_bytes
);
CREATE TABLE sampled (               -- the very smallest of them, to find what may be a copy: sorted runs of entries
    number INTEGER PRIMARY KEY,
    entries BLOB NOT NULL            -- three arrays of <u4: hashes ascending, the article of each, its sketch.runs
);

CREATE TABLE head (                  -- by what versions of an article are found, as editions.hashes_of
    hash INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (hash, article)
) WITHOUT ROWID;
CREATE TABLE former (                -- texts that an article had before its file was changed
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    number INTEGER NOT NULL,         -- from 1
    until TEXT NOT NULL,             -- when the next one took its place, ISO 8601 UTC
    form BLOB NOT NULL,              -- JSON as article_to_json, packed by zlib
    UNIQUE (article, number)
);

CREATE TABLE as_read (               -- of articles with corrections: what stands under these
    article INTEGER PRIMARY KEY REFERENCES article (key) ON DELETE CASCADE,
    fields TEXT NOT NULL             -- JSON object: field -> value as in `correction`, and `provenance`
);

CREATE TABLE seen (                  -- read by a person; hangs on the article, not on its text
    article INTEGER PRIMARY KEY REFERENCES article (key) ON DELETE CASCADE,
    at TEXT NOT NULL                 -- ISO 8601 UTC
);

CREATE TABLE reached (               -- where a person is in an article, but at its beginning; hangs on it like `seen`
    article INTEGER PRIMARY KEY REFERENCES article (key) ON DELETE CASCADE,
    field TEXT NOT NULL,             -- as in article.Span
    start INTEGER NOT NULL           -- the character at the top of the screen
);

-- What a person has made. No foreign keys: it stays when the article is taken out, for when it comes again.
CREATE TABLE star (
    article INTEGER PRIMARY KEY,
    at TEXT NOT NULL
);
CREATE TABLE tag (
    folded TEXT NOT NULL,            -- the name without case, by which it is looked up
    article INTEGER NOT NULL,
    name TEXT NOT NULL,              -- as it was first written, the same in all rows of a tag
    at TEXT NOT NULL,
    PRIMARY KEY (folded, article)
) WITHOUT ROWID;
CREATE INDEX tag_article ON tag (article);
CREATE TABLE note (                  -- one for the article and one for each stretch of it
    article INTEGER NOT NULL,
    field TEXT NOT NULL,             -- of the stretch, as in article.Span; empty, with 0 and 0, for the whole article
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    beside TEXT NOT NULL,            -- what stood there when the note was written
    text TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (article, field, start, stop)
) WITHOUT ROWID;
CREATE TABLE saved (                 -- searches with a name
    folded TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE bookmark (              -- places to come back to, each under a letter or digit
    letter TEXT PRIMARY KEY,
    article INTEGER NOT NULL,
    field TEXT NOT NULL,             -- of the place, as in article.Span
    start INTEGER NOT NULL,
    beside TEXT NOT NULL,            -- what stood there, by which it is found again in a text that was changed
    at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE correction (            -- what a person set right in an article; it goes before what is read
    article INTEGER NOT NULL,
    field TEXT NOT NULL,             -- as in article.Article
    value TEXT NOT NULL,             -- JSON, as article_to_json has it; null where the field is taken away
    at TEXT NOT NULL,
    PRIMARY KEY (article, field)
) WITHOUT ROWID;
CREATE TABLE ruling (                -- what a person decided of a name, wherever it is met
    type TEXT NOT NULL,              -- as in `entity`, whose keys do not outlast a library that is made anew
    folded TEXT NOT NULL,
    about TEXT NOT NULL,             -- joins, name, type, hidden
    value TEXT NOT NULL,             -- JSON: [type, folded] or null, text, type, true
    at TEXT NOT NULL,
    PRIMARY KEY (type, folded, about)
) WITHOUT ROWID;
CREATE TABLE left_behind (           -- articles taken out that have any of this
    article INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL
);
CREATE TABLE undo (                  -- every change of it, so that it can be taken back and done again
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    says TEXT NOT NULL,              -- what was done, as part of a sentence
    undone INTEGER NOT NULL DEFAULT 0,
    images TEXT NOT NULL             -- JSON list of [table, its key, the row as it was before or null], undone: after
);
"""

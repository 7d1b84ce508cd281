"""What a reader of the tables has to know."""

METHOD = """\
One process asks all engines each question in turn, three rounds after one that warms; a figure is the median of the
questions' medians, in CPU time of the asking thread, and brings 20 hits with their titles. In brackets is Broadsheet's
figure in terms of the peer's. Whatever an engine does between two questions of one is out of the processor's caches by
the next: alone, Broadsheet answers in about half the time.

- **The same texts.** All index the very strings that Broadsheet's index takes for title, body and other (standfirst,
  captions, byline, source), with positions, the same weights, every word, no stop words. All have source and day.
  Broadsheet's index holds byline, source and path as text besides.
- **Broadsheet** goes through `Library.search` and `Library.rows`: parsing the query, all forms of each word
  (`price` finds `prices`; the peers find the word as it is written), folding copies of one story, scoring and counting
  all hits, and putting the first 256 in order. A prefix of up to three letters alone brings the newest first; the
  peers' prefixes score by bm25 (FTS5) or alike (tantivy). What it found for earlier questions is forgotten before each,
  but for the keys of one line: there the words that stand already are known.
  Its completions are words, names, outlets and fields that some hit of the rest of the query has; the peers' are words
  out of their lists.
- **FTS5** has its index of two- and three-letter prefixes, is optimised into one tree, and maps its file into memory.
  It does not count the hits. It has no fuzzy words and no spelling. Its list of words (fts5vocab) is read through for
  each completion. Every facet or snippet looks for the hits anew.
- **tantivy** runs in one thread, counts the hits as Broadsheet does, has source, day and entities as fast fields, and
  takes a prefix as a fuzzy prefix of no edits, its fastest way that finds all (its phrase-prefix query stops after 50
  words). It has no spelling. A facet looks for the hits anew. Bodies for snippets come out of a table, for
  Broadsheet's do too.
- **Stock Whoosh** is whoosh3 with its own codec. It is asked once and types two of the ten lines. Its indexing is
  timed once for all runs, for it takes minutes; the others index in turn in every run.
- **Entities** are stand-ins: up to 24 capitalised names an article, where extraction finds 23 on average. Broadsheet's
  facets count over hits that a search has found before, and then look up the names.
- **Opening** is in a fresh process with everything imported and the files in the system's cache: open, search, fetch.
  Memory is what the process has grown by after 50 queries, mapped files included.
- **Indexing** is CPU time of the process (all its threads and children), pinned to one core, from texts in memory to
  the commit, without entities and without storing texts; FTS5 once without and once with prefixes. Peak memory is the
  whole process, 50 MB of Python and 1,000 articles included. The size is that of this index. Two cores against one is
  about indexing all anew out of Broadsheet's store, and suffers from whatever else runs.
- **Adding** 10 articles: Broadsheet through `Library.add` from a file of JSON lines (read and parsed in child
  processes, compared, stored, indexed; names are found later), its peers from texts in memory. `broadsheet add` is the
  whole command over the corpus, on all cores.
""".splitlines()

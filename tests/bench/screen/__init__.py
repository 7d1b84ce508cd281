"""The reader on a pseudo-terminal of 120×40, beside bare Textual programs and what people read with otherwise."""

"""The sample collection: raw files of an invented region's news; see README.md."""

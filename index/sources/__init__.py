"""Sources: files and folders become raw documents."""

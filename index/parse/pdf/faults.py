"""What readers of PDFs let through, beside errors of their own, on files that are not what they say."""

FAULTS = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    OverflowError,
    ArithmeticError,
    OSError,
    EOFError,
    NotImplementedError,
    RecursionError,
)

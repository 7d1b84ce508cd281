"""Sending a terminal only the cells that changed.

`take_over(app)` puts a writer between Textual's compositor and its driver. `frame` keeps what the terminal shows,
`pen` says how to get from one style to another, `send` turns the difference of two frames into bytes, `textual_output`
is the one place that leans on names inside Textual; where those are not as tested, Textual's own output goes out.
"""

from tui.cells.takeover import take_over

__all__ = ["take_over"]

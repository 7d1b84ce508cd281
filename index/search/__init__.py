"""Search: the Whoosh index. The only package that knows Whoosh."""

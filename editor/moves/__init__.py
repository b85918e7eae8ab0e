"""Acts on several files of a site: planned first, shown, done as one, and undone as one."""

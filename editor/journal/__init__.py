"""The past of a post: what differs between its versions, and how two of them become one."""

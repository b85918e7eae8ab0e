"""The past of a post: recovery, history, and merging with what another program wrote."""

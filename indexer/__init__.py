"""Reports read, indexed, searched and answered from; knows nothing of the web.

Public: ``config`` (settings), ``library`` (all that may be asked), ``model`` and ``errors`` (what
comes back), ``search``, ``asking`` and ``figures`` (the requests), ``citation`` (styles). The other
modules are how it is done.
"""

"""The PDF engine (HTML → tagged PDF/A-2a that is PDF/UA-1 as well) and the documents frozen for good.

`rendering.render` makes a document, `services.freeze` keeps one; `passes/` mends what WeasyPrint leaves undone.
"""

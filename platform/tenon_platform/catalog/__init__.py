"""Definition documents: drafts, versions, publishing, packages, and the plans compiled from them."""

"""The language server: what editors ask over standard input, answered as one types (extra ``server``).

Language Server Protocol 3.17, https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/
"""

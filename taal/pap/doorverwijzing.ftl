# doorverwijzing

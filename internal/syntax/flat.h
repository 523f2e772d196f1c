// Signatures of the part of tree-sitter's C API that flattening needs; go-tree-sitter links it.
#include <stdbool.h>
#include <stdint.h>
typedef struct TSParser TSParser;
typedef struct TSLanguage TSLanguage;
typedef struct TSTree TSTree;
typedef struct { uint32_t context[4]; const void *id; const TSTree *tree; } TSNode;
typedef struct { const void *tree; const void *id; uint32_t context[3]; } TSTreeCursor;
typedef struct {
  uint32_t start, end;
  int32_t parent, first, next;
  uint16_t kind, field;
  uint32_t flags;
} flat_node;

enum { FLAT_NAMED = 1, FLAT_MISSING = 2, FLAT_ERROR = 4 };

// flat_parse parses src and returns the tree in preorder in a malloc-ed array of *count nodes, or
// 0 when memory ran out or the tree is deeper than max_depth (then *count
// is 1).
flat_node *flat_parse(TSParser *p, const char *src, uint32_t len, uint32_t max_depth, uint32_t *count);

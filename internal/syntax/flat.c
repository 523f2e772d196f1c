#include "flat.h"
#include <stdlib.h>

extern TSTree *ts_parser_parse_string(TSParser *, const TSTree *, const char *, uint32_t);
extern void ts_tree_delete(TSTree *);
extern TSNode ts_tree_root_node(const TSTree *);
extern uint16_t ts_node_symbol(TSNode);
extern uint32_t ts_node_start_byte(TSNode);
extern uint32_t ts_node_end_byte(TSNode);
extern bool ts_node_is_named(TSNode);
extern bool ts_node_is_missing(TSNode);
extern bool ts_node_is_error(TSNode);
extern uint32_t ts_node_descendant_count(TSNode);
extern TSTreeCursor ts_tree_cursor_new(TSNode);
extern void ts_tree_cursor_delete(TSTreeCursor *);
extern TSNode ts_tree_cursor_current_node(const TSTreeCursor *);
extern uint16_t ts_tree_cursor_current_field_id(const TSTreeCursor *);
extern bool ts_tree_cursor_goto_first_child(TSTreeCursor *);
extern bool ts_tree_cursor_goto_next_sibling(TSTreeCursor *);
extern bool ts_tree_cursor_goto_parent(TSTreeCursor *);

static void fill(flat_node *f, const TSTreeCursor *c, int32_t parent) {
  TSNode n = ts_tree_cursor_current_node(c);
  f->kind = ts_node_symbol(n);
  f->field = ts_tree_cursor_current_field_id(c);
  f->start = ts_node_start_byte(n);
  f->end = ts_node_end_byte(n);
  f->flags = (ts_node_is_named(n) ? FLAT_NAMED : 0) | (ts_node_is_missing(n) ? FLAT_MISSING : 0) |
             (ts_node_is_error(n) ? FLAT_ERROR : 0);
  f->parent = parent;
  f->first = f->next = -1;
}

// flatten walks the tree in preorder; last[d] is the latest node seen at depth d.
static uint32_t flatten(TSNode root, flat_node *out, int32_t *last, uint32_t max_depth) {
  TSTreeCursor c = ts_tree_cursor_new(root);
  uint32_t i = 0, depth = 0;
  int32_t parent = -1;
  bool up = false;
  last[0] = -1;
  for (;;) {
    if (!up) {
      fill(&out[i], &c, parent);
      if (last[depth] >= 0) out[last[depth]].next = (int32_t)i;
      else if (parent >= 0) out[parent].first = (int32_t)i;
      last[depth] = (int32_t)i;
      i++;
      if (ts_tree_cursor_goto_first_child(&c)) {
        if (++depth >= max_depth) { i = 0; break; }
        parent = (int32_t)i - 1;
        last[depth] = -1;
        continue;
      }
    }
    if (ts_tree_cursor_goto_next_sibling(&c)) { up = false; continue; }
    if (!ts_tree_cursor_goto_parent(&c)) break;
    depth--;
    parent = out[parent].parent;
    up = true;
  }
  ts_tree_cursor_delete(&c);
  return i;
}

flat_node *flat_parse(TSParser *p, const char *src, uint32_t len, uint32_t max_depth, uint32_t *count) {
  *count = 0;
  TSTree *t = ts_parser_parse_string(p, 0, src, len);
  if (!t) return 0;
  TSNode root = ts_tree_root_node(t);
  flat_node *out = malloc((size_t)ts_node_descendant_count(root) * sizeof *out);
  int32_t *last = malloc(max_depth * sizeof *last);
  if (out && last) {
    *count = flatten(root, out, last, max_depth);
    if (*count == 0) { free(out); out = 0; *count = 1; }
  }
  free(last);
  ts_tree_delete(t);
  return out;
}

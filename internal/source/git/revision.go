package git

import (
	"bytes"
	"container/heap"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
)

// Resolve finds the commit that a revision names, as far as people write them on command lines: a
// hash, whole or short; HEAD or @; a branch, remote branch or tag; any of these with ~, ~n, ^ or ^n
// behind; and A...B, the point at which A and B (or, without B, HEAD) parted.
func (r *Repo) Resolve(rev string) (string, error) {
	h, err := r.resolve(rev)
	if err != nil {
		return "", fmt.Errorf("revision %q: %w", rev, err)
	}
	return h.String(), nil
}

func (r *Repo) resolve(rev string) (plumbing.Hash, error) {
	a, b, isRange := strings.Cut(rev, "...")
	first, err := r.single(a)
	if err != nil || !isRange {
		return first, err
	}
	second, err := r.single(b)
	if err != nil {
		return second, err
	}
	return r.mergeBase(first, second)
}

// single resolves a revision with its ~ and ^.
func (r *Repo) single(rev string) (plumbing.Hash, error) {
	cut := strings.IndexAny(rev, "~^")
	if cut < 0 {
		cut = len(rev)
	}
	h, err := r.named(rev[:cut])
	if err != nil {
		return h, err
	}
	h, c, err := r.peel(h)
	for rest := rev[cut:]; rest != "" && err == nil; {
		op := rest[0]
		digits := len(rest[1:]) - len(strings.TrimLeft(rest[1:], "0123456789"))
		n := 1
		if digits > 0 {
			if n, err = strconv.Atoi(rest[1 : 1+digits]); err != nil {
				break
			}
		}
		rest = rest[1+digits:]
		switch {
		case op == '~':
			for ; n > 0 && err == nil; n-- {
				h, c, err = r.parent(h, c, 1)
			}
		case op == '^' && n > 0:
			h, c, err = r.parent(h, c, n)
		case op != '^':
			err = errors.New("that form is not understood")
		}
	}
	return h, err
}

// parent returns the n-th parent of a commit.
func (r *Repo) parent(h plumbing.Hash, c *commit, n int) (plumbing.Hash, *commit, error) {
	if n > len(c.parents) {
		return h, nil, fmt.Errorf("commit %.10s has no parent %d (is the clone shallow?)", h, n)
	}
	return r.peel(c.parents[n-1])
}

// named resolves a name in git's order: a whole hash, a reference, a short hash.
func (r *Repo) named(name string) (plumbing.Hash, error) {
	if name == "" || name == "@" {
		name = "HEAD"
	}
	if plumbing.IsHash(name) {
		return plumbing.NewHash(name), nil
	}
	if strings.Contains(name, "@{") || strings.Contains(name, ":") {
		return plumbing.ZeroHash, errors.New("that form is not understood")
	}
	for _, pattern := range []string{"%s", "refs/%s", "refs/tags/%s", "refs/heads/%s", "refs/remotes/%s", "refs/remotes/%s/HEAD"} {
		if pattern == "%s" && strings.Contains(name, "/") && !strings.HasPrefix(name, "refs/") {
			continue // only HEAD and its like lie outside of refs
		}
		h, err := r.reference(plumbing.ReferenceName(fmt.Sprintf(pattern, name)))
		if !errors.Is(err, plumbing.ErrReferenceNotFound) {
			return h, err
		}
	}
	return r.short(name)
}

// reference follows a reference to what it names.
func (r *Repo) reference(name plumbing.ReferenceName) (plumbing.Hash, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for range 10 {
		if name.Validate() != nil {
			return plumbing.ZeroHash, plumbing.ErrReferenceNotFound
		}
		ref, err := r.store.Reference(name)
		switch {
		case errors.Is(err, os.ErrNotExist), errors.Is(err, plumbing.ErrReferenceNotFound):
			return plumbing.ZeroHash, plumbing.ErrReferenceNotFound
		case err != nil:
			return plumbing.ZeroHash, fmt.Errorf("reading reference %s: %w", name, err)
		case ref.Type() == plumbing.HashReference:
			return ref.Hash(), nil
		}
		name = ref.Target()
	}
	return plumbing.ZeroHash, fmt.Errorf("reference %s leads nowhere", name)
}

// short finds the commit whose hash begins with some hex digits.
func (r *Repo) short(prefix string) (plumbing.Hash, error) {
	even := prefix[:len(prefix)&^1]
	raw, err := hex.DecodeString(even)
	if err != nil || len(prefix) < 4 || len(prefix) > 40 || strings.Trim(strings.ToLower(prefix), "0123456789abcdef") != "" {
		return plumbing.ZeroHash, errors.New("there is no such commit, branch or tag")
	}
	r.mu.Lock()
	hashes, err := r.store.HashesWithPrefix(raw)
	r.mu.Unlock()
	if err != nil {
		return plumbing.ZeroHash, fmt.Errorf("looking for the hash: %w", err)
	}
	found := plumbing.ZeroHash
	for _, h := range hashes {
		if !strings.HasPrefix(h.String(), strings.ToLower(prefix)) {
			continue
		}
		commit, _, err := r.peel(h)
		switch {
		case err != nil || commit == found: // a file or directory
		case found != plumbing.ZeroHash:
			return found, errors.New("more than one commit begins with that")
		default:
			found = commit
		}
	}
	if found == plumbing.ZeroHash {
		return found, errors.New("there is no such commit, branch or tag")
	}
	return found, nil
}

// mergeBase finds the best commit that both a and b descend from: it walks both histories from
// their young ends and takes the first one that both have reached.
func (r *Repo) mergeBase(a, b plumbing.Hash) (plumbing.Hash, error) {
	seen := map[plumbing.Hash]int{} // 1: from a, 2: from b
	queue := &history{}
	reach := func(h plumbing.Hash, sides int) error {
		if seen[h]&sides == sides {
			return nil
		}
		seen[h] |= sides
		when, err := r.when(h)
		if err == nil {
			heap.Push(queue, moment{h, when})
		}
		return err
	}
	if err := errors.Join(reach(a, 1), reach(b, 2)); err != nil {
		return plumbing.ZeroHash, err
	}
	for queue.Len() > 0 {
		h := heap.Pop(queue).(moment).hash
		if seen[h] == 3 {
			return h, nil
		}
		_, c, err := r.peel(h)
		if err != nil {
			return plumbing.ZeroHash, err
		}
		for _, p := range c.parents {
			if err := reach(p, seen[h]); err != nil {
				return plumbing.ZeroHash, err
			}
		}
	}
	return plumbing.ZeroHash, errors.New("the two have no commit in common")
}

// when is the time a commit was made, in seconds.
func (r *Repo) when(h plumbing.Hash) (int64, error) {
	_, content, err := r.object(h)
	if err != nil {
		return 0, err
	}
	for key, value := range headers(content) {
		if key != "committer" {
			continue
		}
		fields := strings.Fields(value[strings.LastIndexByte(value, '>')+1:])
		if len(fields) > 0 {
			if t, err := strconv.ParseInt(fields[0], 10, 64); err == nil {
				return t, nil
			}
		}
	}
	return 0, nil
}

// moment is a commit in a history, history a queue of them, youngest first.
type moment struct {
	hash plumbing.Hash
	when int64
}

type history []moment

func (q history) Len() int      { return len(q) }
func (q history) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q history) Less(i, j int) bool {
	if q[i].when != q[j].when {
		return q[i].when > q[j].when
	}
	return bytes.Compare(q[i].hash[:], q[j].hash[:]) < 0
}
func (q *history) Push(x any) { *q = append(*q, x.(moment)) }
func (q *history) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}

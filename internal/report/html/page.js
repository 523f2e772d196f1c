"use strict";
(() => {
	const form = document.getElementById("filters");
	if (!form) return;
	const findings = [...document.querySelectorAll(".finding")];
	const shown = document.getElementById("shown");
	const none = document.getElementById("none");
	const unfold = document.getElementById("unfold");
	const details = (f) => f.querySelector("details");

	function filter() {
		const classes = new Set([...form.querySelectorAll("[name=class]:checked")].map((box) => box.value));
		const kind = form.elements.kind.value;
		const path = form.elements.path.value.trim().toLowerCase();
		const words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
		let count = 0;
		for (const f of findings) {
			const d = f.dataset;
			const fits = classes.has(d.class) && (!kind || d.kind === kind) &&
				(!path || d.path.toLowerCase().includes(path)) && words.every((w) => d.text.includes(w));
			f.hidden = !fits;
			if (fits) count++;
		}
		shown.value = count === findings.length ? count + " shown" : count + " of " + findings.length + " shown";
		none.hidden = count > 0;
	}

	// move puts the focus on the next or previous of some elements, seen from where it is now.
	function move(elements, step) {
		if (elements.length === 0) return;
		const here = elements.findIndex((e) => e === document.activeElement || e.contains(document.activeElement));
		const to = here < 0 ? (step > 0 ? 0 : elements.length - 1) : Math.min(Math.max(here + step, 0), elements.length - 1);
		const target = elements[to].matches(".finding") ? elements[to].querySelector("summary") : elements[to];
		target.focus();
		target.scrollIntoView({ block: "nearest" });
	}

	const keys = {
		j: () => move(findings.filter((f) => !f.hidden), 1),
		k: () => move(findings.filter((f) => !f.hidden), -1),
		n: () => move(steps(), 1),
		p: () => move(steps(), -1),
		"/": () => form.elements.text.focus(),
	};

	// steps are those of the finding that has the focus, which is opened for it.
	function steps() {
		const f = document.activeElement.closest(".finding");
		if (!f) return [];
		details(f).open = true;
		return [...f.querySelectorAll(".step")];
	}

	document.addEventListener("keydown", (e) => {
		if (e.ctrlKey || e.metaKey || e.altKey) return;
		const typing = e.target.matches("input[type=search], select");
		if (typing && e.key === "Escape") e.target.blur();
		if (typing || !keys[e.key]) return;
		e.preventDefault();
		keys[e.key]();
	});

	function openAll(open) {
		for (const f of findings) if (!f.hidden) details(f).open = open;
		unfold.textContent = open ? "Close all" : "Open all";
	}
	unfold.addEventListener("click", () => openAll(unfold.textContent === "Open all"));

	// A link to a finding opens it.
	function follow() {
		const f = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
		if (f && f.matches(".finding")) details(f).open = true;
	}
	window.addEventListener("hashchange", follow);
	window.addEventListener("beforeprint", () => { for (const f of findings) details(f).open = true; });
	form.addEventListener("input", filter);
	form.addEventListener("submit", (e) => e.preventDefault());
	form.hidden = false;
	filter();
	follow();
})();

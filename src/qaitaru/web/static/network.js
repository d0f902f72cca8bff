// The network's canvas. Without this file the page shows the same as a drawing and in tables.
"use strict";
(() => {
  const figure = document.querySelector("#network");
  if (!figure || typeof cytoscape === "undefined") return;
  const part = (what) => figure.querySelector(what);
  const told = part(".told"), canvas = part(".canvas"), stage = part(".stage"), pane = part(".pane");
  const hint = told.innerHTML;
  const tone = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--chart-${name}`).trim();
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const MARGIN = 24, LEAST = 0.5, EASY = 0.75, LARGEST = 4000; // pixels; the least zoom at which names are read, and read with ease
  const groupShapes = ["round-rectangle", "cut-rectangle", "octagon", "barrel", "rhomboid", "hexagon"];

  // An arrow leaves to the side it goes to and comes in from the other, in an S between.
  const course = (one, other, [wide]) => {
    const dx = other.x - one.x, dy = other.y - one.y, side = Math.sign(dx);
    if (!side) return { out: `${wide / 2} ${Math.sign(dy) * 8}`, into: `${wide / 2} ${-Math.sign(dy) * 8}`, bends: dy > 0 ? "-46" : "46", weights: "0.5" };
    const drop = side > 0 ? -5 : 7, x = dx - side * wide, bend = side * Math.min(Math.abs(x) * 0.5, 110);
    const long = Math.hypot(x, dy) || 1;
    const at = (px, py) => [(px * x + py * dy) / long ** 2, (px * dy - py * x) / long];
    const [first, second] = [at(bend, 0), at(x - bend, dy)];
    return { out: `${(side * wide) / 2} ${drop}`, into: `${(-side * wide) / 2} ${drop}`, bends: `${-first[1]} ${-second[1]}`, weights: `${first[0]} ${second[0]}` };
  };

  // Past other boxes an arrow goes from stop to stop, as the drawing has it.
  const routed = (one, other, [wide], stops) => {
    const side = Math.sign(stops[0][0] - one.x), into = Math.sign(stops.at(-1)[0] - other.x);
    const drop = side > 0 ? -5 : 7;
    const start = { x: one.x + (side * wide) / 2, y: one.y + drop }, end = { x: other.x + (into * wide) / 2, y: other.y + drop };
    const x = end.x - start.x, y = end.y - start.y, long = Math.hypot(x, y) || 1;
    const weights = stops.map(([px, py]) => ((px - start.x) * x + (py - start.y) * y) / long ** 2);
    const bends = stops.map(([px, py]) => ((px - start.x) * y - (py - start.y) * x) / -long);
    return { out: `${(side * wide) / 2} ${drop}`, into: `${(into * wide) / 2} ${drop}`, bends: bends.join(" "), weights: weights.join(" ") };
  };

  const elements = (drawn) => {
    const most = Math.max(...drawn.arrows.map((one) => one.amount), 1);
    const places = Object.fromEntries(drawn.boxes.map((box) => [box.key, box]));
    const isOpen = drawn.boxes.some((box) => box.opened), busy = drawn.arrows.length > 60;
    const aside = (arrow) => isOpen && !places[arrow.source].opened && !places[arrow.target].opened;
    const quiet = (arrow) => busy || aside(arrow);
    const line = (arrow) => (arrow.stops.length ? routed : course)(places[arrow.source], places[arrow.target], drawn.size, arrow.stops);
    // A fan's sums stand at its many ends, where they do not lie upon each other.
    const spread = (arrow) => (places[arrow.source].opened === places[arrow.target].opened ? "" : places[arrow.source].opened ? "at-target" : "at-source");
    return [
      ...drawn.boxes.map((box) => ({
        group: "nodes",
        data: { ...box, id: box.key, label: `${box.name}\n${box.note}` },
        position: { x: box.x, y: box.y },
        classes: [box.opened && "opened", box.rest && "rest", box.marked && "marked", box.joined && "joined"].filter(Boolean).join(" "),
      })),
      ...drawn.arrows.map((arrow, at) => ({
        group: "edges",
        data: { ...arrow, ...line(arrow), id: `a${at}`, thick: 1 + 8 * Math.sqrt(arrow.amount / most), label: arrow.words, lift: places[arrow.target].x < places[arrow.source].x ? 14 : -8 },
        classes: [arrow.marked && "marked", arrow.stops.length && "routed", quiet(arrow) ? "quiet" : spread(arrow), aside(arrow) && "aside"].filter(Boolean).join(" "),
      })),
    ];
  };

  const looks = ([wide, high]) => [
    { selector: "node", style: { shape: "round-rectangle", width: wide, height: high, "background-color": tone("paper"), "border-width": 1.2, "border-color": tone("muted"), label: "data(label)", color: tone("ink"), "font-family": "IBM Plex Sans, Segoe UI, Noto Sans, sans-serif", "font-size": 14, "text-wrap": "wrap", "text-max-width": wide - 14, "text-valign": "center", "text-halign": "center" } },
    { selector: "node.opened", style: { "border-width": 2.5, "border-color": tone("node"), "font-weight": 600 } },
    { selector: "node.rest", style: { "border-style": "dashed", "background-color": tone("paper"), color: tone("muted") } },
    { selector: "node.joined", style: { "border-style": "double", "border-width": 4 } },
    { selector: "node.marked", style: { "border-width": 3, "border-color": tone("tainted") } },
    { selector: "edge", style: { width: "data(thick)", "line-color": tone("flow"), "target-arrow-color": tone("flow"), "target-arrow-shape": "triangle", "arrow-scale": 1.1, "curve-style": "unbundled-bezier", "control-point-distances": "data(bends)", "control-point-weights": "data(weights)", "source-endpoint": "data(out)", "target-endpoint": "data(into)", "edge-distances": "endpoints", "line-opacity": 0.8, label: "data(label)", color: tone("ink"), "font-family": "IBM Plex Sans, Segoe UI, Noto Sans, sans-serif", "font-size": 11, "text-background-color": tone("paper"), "text-background-opacity": 0.88, "text-background-padding": 2, "min-zoomed-font-size": 7 } },
    { selector: "edge.routed", style: { "curve-style": "round-segments", "segment-distances": "data(bends)", "segment-weights": "data(weights)", "segment-radii": 24 } },
    { selector: "edge.quiet", style: { label: "" } },
    { selector: "edge.at-source", style: { label: "", "source-label": "data(label)", "source-text-offset": 68, "source-text-margin-y": "data(lift)" } },
    { selector: "edge.at-target", style: { label: "", "target-label": "data(label)", "target-text-offset": 74, "target-text-margin-y": "data(lift)" } },
    { selector: "edge.aside", style: { "line-opacity": 0.4 } },
    { selector: "edge.marked", style: { "line-color": tone("tainted"), "target-arrow-color": tone("tainted"), "line-opacity": 1, "z-index": 9 } },
    { selector: ".near", style: { "line-opacity": 1, "z-index": 9 } },
    { selector: "edge.quiet.near, edge.quiet:selected", style: { label: "data(label)" } },
    { selector: "node:selected", style: { "border-color": tone("node"), "border-width": 4, "background-color": tone("line") } },
    { selector: "edge:selected", style: { "line-color": tone("node"), "target-arrow-color": tone("node"), "line-opacity": 1 } },
    { selector: ".dim", style: { opacity: 0.13, "text-opacity": 0.35 } },
  ];

  const link = (address, words) => {
    const line = document.createElement("li"), to = document.createElement("a");
    to.href = address;
    to.textContent = words;
    line.append(to);
    return line;
  };

  const tell = (chosen, words) => {
    told.replaceChildren();
    if (!chosen) {
      told.innerHTML = hint;
      return;
    }
    const head = document.createElement("h2"), list = document.createElement("ul");
    if (chosen.isNode()) {
      head.textContent = chosen.data("name");
      const note = document.createElement("p");
      note.className = "quiet";
      note.textContent = chosen.data("note");
      list.append(...Object.entries(chosen.data("actions")).map(([what, address]) => link(address, words[what])));
      told.append(head, note, list);
      const lines = chosen.connectedEdges().toArray().sort((one, other) => other.data("amount") - one.data("amount")).slice(0, 12);
      const money = document.createElement("ul");
      money.append(...lines.map((line) => link(line.data("address"), line.data("title"))));
      told.append(money);
    } else {
      head.textContent = chosen.data("words");
      const whole = document.createElement("p");
      whole.textContent = chosen.data("title");
      list.append(link(chosen.data("address"), words.money));
      told.append(head, whole, list);
    }
  };

  const choose = (graph, one, words) => {
    graph.batch(() => {
      graph.elements().unselect().removeClass("near");
      if (one) {
        one.select();
        if (one.isNode()) one.connectedEdges().addClass("near");
      }
    });
    tell(one, words);
  };

  // The nearest box in a direction: what lies straight ahead counts more than what lies aside.
  const ahead = (graph, from, [dx, dy]) => {
    const here = from.position();
    const cost = (one) => {
      const x = one.position("x") - here.x, y = one.position("y") - here.y;
      const along = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
      return along > 1 ? along + 2 * aside : Infinity;
    };
    const best = graph.nodes().min(cost);
    return best.value < Infinity ? best.ele : from;
  };

  // What is chosen is brought into sight: on the canvas, and the canvas in its pane.
  const keep = (graph, one) => {
    const shown = graph.extent(), at = one.position();
    const inside = at.x > shown.x1 && at.x < shown.x2 && at.y > shown.y1 && at.y < shown.y2;
    if (!inside) graph.center(one);
    lookAt(one);
  };
  const lookAt = (some) => {
    const box = some.renderedBoundingBox({ includeLabels: false });
    const near = (start, room, from, to) => (from < start ? from - MARGIN : to > start + room ? to - room + MARGIN : start);
    pane.scrollLeft = near(pane.scrollLeft, pane.clientWidth, box.x1, box.x2);
    pane.scrollTop = near(pane.scrollTop, pane.clientHeight, box.y1, box.y2);
  };

  const listen = (graph, drawn) => {
    const words = drawn.words, keeping = follow(graph);
    let current = graph.nodes(".opened").first();
    if (!current.length) current = graph.nodes().first();
    graph.on("tap", (event) => {
      if (event.target === graph) return choose(graph, null, words);
      if (event.target.isNode()) current = event.target;
      choose(graph, event.target, words);
    });
    graph.on("dbltap", "node", (event) => {
      const actions = event.target.data("actions");
      const address = actions.open || actions.more;
      if (address) location.href = keeping(address);
    });
    const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    canvas.addEventListener("keydown", (event) => {
      const way = arrows[event.key];
      const known = way || ["Enter", "Escape", "+", "=", "-", "0"].includes(event.key);
      if (!known || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      if (way) {
        current = current.selected() ? ahead(graph, current, way) : current;
        choose(graph, current, words);
        keep(graph, current);
      } else if (event.key === "Enter") told.querySelector("a")?.focus();
      else if (event.key === "Escape") choose(graph, null, words);
      else tools[event.key === "-" ? "out" : event.key === "0" ? "fit" : "in"](graph);
    });
    told.addEventListener("keydown", (event) => {
      if (event.key === "Escape") canvas.focus();
    });
  };

  // A box that was moved stays where it is put: its place goes into the address, and on with every link.
  const carried = (address, moved) => {
    const to = new URL(address, location.href);
    if (to.pathname !== "/network") return address;
    to.searchParams.delete("at");
    moved.forEach((place, mark) => to.searchParams.append("at", `${mark}:${place}`));
    return to.pathname + to.search;
  };
  const follow = (graph) => {
    const moved = new Map(new URLSearchParams(location.search).getAll("at").map((one) => [one.slice(0, one.indexOf(":")), one.slice(one.indexOf(":") + 1)]));
    graph.on("dragfree", "node", (event) => {
      const mark = event.target.data("mark");
      if (!mark) return;
      const { x, y } = event.target.position();
      moved.set(mark, `${Math.round(x)}:${Math.round(y)}`);
      history.replaceState(null, "", carried(location.href, moved));
    });
    document.addEventListener("click", (event) => {
      const to = event.target.closest?.("a[href]");
      if (to && moved.size) to.setAttribute("href", carried(to.getAttribute("href"), moved));
    }, true);
    return (address) => (moved.size ? carried(address, moved) : address);
  };

  const zoom = (graph, by) => graph.zoom({ level: graph.zoom() * by, renderedPosition: { x: graph.width() / 2, y: graph.height() / 2 } });
  const fit = (graph) => {
    graph.fit(undefined, MARGIN);
    if (graph.zoom() > 1.15) {
      graph.zoom(1.15);
      graph.center();
    }
  };
  const tools = {
    in: (graph) => zoom(graph, 1.25),
    out: (graph) => zoom(graph, 0.8),
    fit,
    groups: (graph, button) => {
      const on = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(on));
      const colours = ["flow", "back", "proved", "tainted", "unproved", "duplicate"].map(tone);
      graph.nodes().forEach((node) => {
        const group = node.data("group");
        if (on && group) node.style({ shape: groupShapes[(group - 1) % 6], "border-color": colours[(group - 1) % 6], "border-width": 3 });
        else node.removeStyle("shape border-color border-width");
      });
    },
    png: (graph) => {
      const save = document.createElement("a");
      save.href = graph.png({ full: true, scale: 2, bg: tone("paper"), maxWidth: 8000, maxHeight: 8000 });
      save.download = `${figure.dataset.file}.png`;
      save.click();
    },
  };

  // Time dims what did not happen in it; nothing moves.
  const slide = (graph, months) => {
    if (months.length < 2) return;
    const since = part("[data-since]"), until = part("[data-until]");
    const show = () => {
      const first = Math.min(Number(since.value), Number(until.value)), last = Math.max(Number(since.value), Number(until.value));
      since.nextElementSibling.textContent = months[Number(since.value)][1];
      until.nextElementSibling.textContent = months[Number(until.value)][1];
      since.setAttribute("aria-valuetext", months[Number(since.value)][1]);
      until.setAttribute("aria-valuetext", months[Number(until.value)][1]);
      const whole = first === 0 && last === months.length - 1;
      graph.batch(() => {
        graph.elements().removeClass("dim");
        if (whole) return;
        const inside = (one) => one.data("months").some((month) => months[first][0] <= month && month <= months[last][0]);
        const paid = graph.edges().filter((one) => one.data("months").length && inside(one));
        graph.edges().not(paid).addClass("dim");
        graph.nodes().not(paid.connectedNodes()).addClass("dim");
      });
    };
    since.max = until.max = months.length - 1;
    until.value = months.length - 1;
    since.addEventListener("input", show);
    until.addEventListener("input", show);
    show();
    part(".window").hidden = false;
  };

  // Nothing is cut: a wide drawing has the whole width, and one that is larger still scrolls in its
  // pane. Beyond what a browser draws swiftly it begins with what was opened.
  const lay = (graph) => {
    const whole = graph.elements().boundingBox();
    const needed = (size) => Math.min(Math.ceil(size * LEAST) + 2 * MARGIN, LARGEST);
    stage.classList.toggle("wide", pane.clientWidth < whole.w * EASY + 2 * MARGIN);
    canvas.style.width = `max(100%, ${needed(whole.w)}px)`;
    const room = (whole.h / whole.w) * canvas.clientWidth + 48;
    canvas.style.height = `${Math.max(Math.min(Math.max(room, 260), innerHeight * 0.74), needed(whole.h))}px`;
    graph.resize();
    fit(graph);
    const first = graph.nodes(".opened, .marked");
    if (graph.zoom() < LEAST * 0.98) {
      graph.zoom(LEAST);
      graph.center(first.length ? first : graph.elements());
    }
    if (first.length) lookAt(first);
  };

  const draw = (drawn) => {
    if (!drawn.boxes?.length) return;
    for (const what of [".stage", ".tools"]) part(what).hidden = false;
    part(".drawn").hidden = true;
    const graph = cytoscape({ container: canvas, elements: elements(drawn), style: looks(drawn.size), layout: { name: "preset" }, minZoom: 0.08, maxZoom: 3, boxSelectionEnabled: false, selectionType: "single", animate: !calm });
    lay(graph);
    listen(graph, drawn);
    slide(graph, drawn.months);
    figure.querySelectorAll("[data-do]").forEach((button) => button.addEventListener("click", () => tools[button.dataset.do](graph, button)));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => graph.style(looks(drawn.size)));
    let wide = innerWidth;
    addEventListener("resize", () => {
      if (innerWidth !== wide) lay(graph);
      wide = innerWidth;
    });
    addEventListener("beforeprint", () => { part(".drawn").hidden = false; });
    addEventListener("afterprint", () => { part(".drawn").hidden = true; });
    figure.dataset.ready = "true";
  };

  fetch(figure.dataset.address, { headers: { accept: "application/json" } })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    .then(draw)
    .catch(() => {}); // the drawing stays
})();

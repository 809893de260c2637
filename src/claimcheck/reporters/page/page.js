// Filters, keyboard, views, and the start.
function draw() {
  for (const tab of document.querySelectorAll('[data-view]')) {
    tab.setAttribute('aria-pressed', String(tab.dataset.view === state.view));
    byId(tab.dataset.view).hidden = tab.dataset.view !== state.view;
  }
  drawList();
  if (state.view === 'families') drawFamilies();
  if (state.view === 'claims') drawClaims();
  if (state.view === 'articles') drawDesk();
}

function drawDesk() {
  if (data.articles.length && drawn.index !== state.article) drawArticle(state.article);
  const article = data.articles[state.article];
  const mark = article && article.marks[state.mark];
  if (article) {
    highlight(mark);
    dim();
  }
  const link = mark && drawn.anchors.get(state.mark);
  if (link) link.setAttribute('aria-current', 'true');
  drawPanel();
  const every = stops();
  const at = every.findIndex(([one, index]) => one === state.article && index === state.mark);
  byId('position').textContent = at < 0 ? counted(every.length, 'place') : `${at + 1} of ${every.length}`;
  for (const id of ['previous', 'next']) byId(id).disabled = !every.length;
}

/** The list of articles is made once; after that, only what is shown of it changes. */
const list = [];

function makeList() {
  data.articles.forEach((article, at) => {
    const link = button('', {'data-a': at}, () => select(at, -1));
    link.append(
      make('span', {class: 'name'}, outside(nameOf(article))),
      make('span', {class: 'path'}, outside(article.path)),
      tally(article),
    );
    list.push(make('li', {}, link));
  });
  list.push(make('li', {class: 'soft'}, list.length ? 'No article has what the filters ask for.' : 'No articles.'));
  byId('list').firstElementChild.append(...list);
}

function drawList() {
  let none = true;
  data.articles.forEach((article, at) => {
    const shown = listed(article);
    if (shown) none = false;
    if (list[at].hidden === shown) list[at].hidden = !shown;
  });
  list.at(-1).hidden = !none;
  const before = byId('list').querySelector('[aria-current]');
  if (before) before.removeAttribute('aria-current');
  if (data.articles.length) list[state.article].firstElementChild.setAttribute('aria-current', 'true');
}

/** How many findings of each severity are in an article, and whether anything was not checked. */
function tally(article) {
  const line = make('span', {class: 'tally'});
  const told = [...new Set(article.marks.flatMap(openOf))];
  for (const severity of SERIOUS) {
    const count = told.filter((finding) => toneOf(finding) === severity).length;
    if (count) line.append(badge(severity, counted(count, WORDS[severity])), ' ');
  }
  const unchecked = article.marks.filter((mark) => mark.k === 'entry' && verdictOf(mark) === 'unchecked').length;
  if (unchecked) line.append(badge('unchecked', `${counted(unchecked, 'entry', 'entries')} not checked`));
  if (article.compared) line.append('compared with');
  return line;
}

function select(article, mark) {
  Object.assign(state, {view: 'articles', article, mark});
  draw();
  history.replaceState(null, '', `#${article}${mark >= 0 ? `.${mark}` : ''}`);
  const link = drawn.anchors.get(mark);
  if (link) {
    link.scrollIntoView({block: 'center', behavior: 'instant'});
    link.focus({preventScroll: true});
  } else if (mark < 0) byId('reader').scrollTop = 0;
  const item = byId('list').querySelector('[aria-current]');
  if (item) item.scrollIntoView({block: 'nearest'});
}

/** Go to the next finding (step 1) or to the one before (step -1), round the end. */
function go(step) {
  const every = stops();
  if (!every.length) return;
  const here = ([article, mark]) => article - state.article || mark - state.mark;
  const after = every.findIndex((stop) => here(stop) > 0);
  const before = every.findLastIndex((stop) => here(stop) < 0);
  const at = step > 0 ? (after < 0 ? 0 : after) : before < 0 ? every.length - 1 : before;
  select(...every[at]);
}

function refilter() {
  table.shown = STEP;
  draw();
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape') return onEscape(event);
  if (event.target.closest('input, select, textarea, .wide')) return;
  const keys = {
    j: () => go(1),
    k: () => go(-1),
    ArrowRight: () => go(1),
    ArrowLeft: () => go(-1),
    '/': () => byId('words').focus(),
  };
  if (!Object.hasOwn(keys, event.key)) return;
  event.preventDefault();
  keys[event.key]();
}

/** Out of the filter field, then out of the selected mark. */
function onEscape(event) {
  const field = byId('words');
  if (event.target === field) {
    field.value = state.words = '';
    field.blur();
    refilter();
  } else if (state.view !== 'articles') select(state.article, state.mark);
  else if (state.mark >= 0) {
    select(state.article, -1);
    byId('reader').focus({preventScroll: true});
  }
}

function onClick(event) {
  const mark = event.target.closest('[data-m]');
  const choosing = !event.target.closest('a') && getSelection().toString(); // words to be copied
  if (!mark || choosing) return;
  event.preventDefault();
  select(drawn.index, Number(mark.dataset.m));
}

function fillFilters() {
  const every = data.articles.flatMap((article) => article.marks);
  const told = data.findings.filter((finding) => !finding.held);
  for (const verdict of data.verdicts) {
    const count = SERIOUS.includes(verdict)
      ? told.filter((finding) => toneOf(finding) === verdict).length
      : verdict === 'accepted'
        ? data.findings.length - told.length
        : every.filter((mark) => verdictOf(mark) === verdict).length;
    const box = make('input', {type: 'checkbox', value: verdict, checked: true});
    box.addEventListener('change', () => {
      state.verdicts[box.checked ? 'add' : 'delete'](verdict);
      refilter();
    });
    byId('verdicts').append(
      make('label', {}, box, badge(verdict), make('span', {class: 'count'}, count.toLocaleString('en'))),
    );
  }
  for (const [code, name] of data.rules) byId('rule').append(make('option', {value: code}, `${code} ${name}`));
  const counts = {families: data.families.length, claims: every.filter((mark) => mark.k === 'claim').length};
  for (const [view, count] of Object.entries(counts))
    document.querySelector(`[data-view=${view}] .count`).textContent = count.toLocaleString('en');
}

function listen() {
  const form = document.querySelector('.filters');
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => {
    Object.assign(state, {words: '', rule: '', verdicts: new Set(data.verdicts)});
    setTimeout(refilter);
  });
  for (const [id, kind] of [
    ['words', 'input'],
    ['rule', 'change'],
  ]) {
    byId(id).addEventListener(kind, () => {
      state[id] = byId(id).value;
      refilter();
    });
  }
  byId('next').addEventListener('click', () => go(1));
  byId('previous').addEventListener('click', () => go(-1));
  byId('reader').addEventListener('click', onClick);
  for (const tab of document.querySelectorAll('[data-view]')) {
    tab.addEventListener('click', () => {
      Object.assign(state, {view: tab.dataset.view});
      refilter();
    });
  }
  document.addEventListener('keydown', onKey);
  window.addEventListener('hashchange', begin);
}

/** Begin where the address says, else at the first article with a finding. */
function begin() {
  const told = /^#(\d+)(?:\.(\d+))?$/.exec(location.hash);
  const first = data.articles.findIndex((article) => article.marks.some((mark) => openOf(mark).length));
  const article = told && data.articles[Number(told[1])] ? Number(told[1]) : Math.max(0, first);
  if (told && told[2] && data.articles[article].marks[Number(told[2])]) select(article, Number(told[2]));
  else {
    state.article = article;
    draw();
  }
}

fillFilters();
makeList();
listen();
begin();
document.documentElement.dataset.ready = 'yes';

// What a text may hold, the same as digiportal/richtext/blocks.py: anything else can't even be typed.

const LIST_CONTENT = "(paragraph | bulletList | orderedList)";

const link = ({ Mark, mergeAttributes }) =>
  Mark.create({
    name: "link",
    inclusive: false,
    addAttributes: () => ({ href: { default: "" } }),
    parseHTML: () => [{ tag: "a[href]" }],
    renderHTML: ({ HTMLAttributes }) => ["a", mergeAttributes({ rel: "noopener" }, HTMLAttributes), 0],
  });

// The first row of a table is its heading, whatever is done to the rows.
const headRows = ({ Extension, Plugin }) =>
  Extension.create({
    name: "headRows",
    addProseMirrorPlugins: () => [
      new Plugin({
        appendTransaction: (transactions, _before, { doc, tr, schema }) => {
          if (!transactions.some((transaction) => transaction.docChanged)) return null;
          doc.descendants((node, place) => {
            if (node.type.name !== "table") return node.isBlock && !node.isTextblock;
            node.firstChild.forEach((cell, offset) => {
              if (cell.type.name === "tableCell") tr.setNodeMarkup(place + 2 + offset, schema.nodes.tableHeader);
            });
            return false;
          });
          return tr.docChanged ? tr : null;
        },
      }),
    ],
  });

// Tab goes from cell to cell and, past the last, out of the editor: nobody is caught.
const table = ({ Table, pm }) =>
  Table.extend({
    renderHTML: () => ["table", ["tbody", 0]],
    addKeyboardShortcuts() {
      const go = (step) => ({ editor }) => editor.commands.command(({ state, dispatch }) => pm.tables.goToNextCell(step)(state, dispatch));
      return { Tab: go(1), "Shift-Tab": go(-1) };
    },
  });

const cell = (Cell) => Cell.extend({ content: `${LIST_CONTENT}+`, renderHTML: ({ node }) => [Cell.name === "tableHeader" ? "th" : "td", spans(node), 0] });

const spans = ({ attrs }) => ({
  ...(attrs.colspan > 1 && { colspan: attrs.colspan }),
  ...(attrs.rowspan > 1 && { rowspan: attrs.rowspan }),
});

const noKeys = { addKeyboardShortcuts: () => ({}) };

/** The extensions of the engine (Tiptap) that make up the schema. */
export const schema = (engine) => [
  engine.Document,
  engine.Text,
  engine.Paragraph.extend(noKeys),
  engine.HardBreak,
  engine.Heading.extend({ ...noKeys, marks: "italic link subscript superscript" }).configure({ levels: [3, 4] }),
  engine.BulletList.extend(noKeys),
  engine.OrderedList.extend(noKeys),
  engine.ListItem.extend({
    content: `paragraph ${LIST_CONTENT}*`,
    addKeyboardShortcuts() {
      return { Enter: () => this.editor.commands.splitListItem(this.name) };
    },
  }),
  table(engine),
  engine.TableRow,
  cell(engine.TableHeader),
  cell(engine.TableCell),
  headRows(engine),
  engine.Bold.extend(noKeys),
  engine.Italic.extend(noKeys),
  engine.Subscript,
  engine.Superscript,
  link(engine),
  engine.History,
  engine.Gapcursor,
];

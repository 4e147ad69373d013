// What each tool of the toolbar does, and where it can.

const HEADING = 3;
const SUBHEADING = 4;

const heading = (level) => ({
  run: (chain) => chain.toggleHeading({ level }),
  isOn: (editor) => editor.isActive("heading", { level }),
});

const TABLE = "table";

const isHeadColumn = (editor) => {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type.name === TABLE) return node.childCount > 1 && node.child(1).firstChild?.type.name === "tableHeader";
  }
  return false;
};

export const tools = {
  heading: heading(HEADING),
  subheading: heading(SUBHEADING),
  bold: { run: (chain) => chain.toggleBold(), isOn: (editor) => editor.isActive("bold") },
  italic: { run: (chain) => chain.toggleItalic(), isOn: (editor) => editor.isActive("italic") },
  bullets: { run: (chain) => chain.toggleBulletList(), isOn: (editor) => editor.isActive("bulletList") },
  numbers: { run: (chain) => chain.toggleOrderedList(), isOn: (editor) => editor.isActive("orderedList") },
  deeper: { run: (chain) => chain.sinkListItem("listItem") },
  shallower: { run: (chain) => chain.liftListItem("listItem") },
  table: { run: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }), message: "tableIn" },
  row: { run: (chain) => chain.addRowAfter() },
  column: { run: (chain) => chain.addColumnAfter() },
  "delete-row": { run: (chain) => chain.deleteRow() },
  "delete-column": { run: (chain) => chain.deleteColumn() },
  "head-column": { run: (chain) => chain.toggleHeaderColumn(), isOn: isHeadColumn },
  "delete-table": { run: (chain) => chain.deleteTable() },
  undo: { run: (chain) => chain.undo() },
  redo: { run: (chain) => chain.redo() },
};

/** Whether a tool would do anything where the cursor stands. */
export const isPossible = (editor, name) => {
  if (name === "table") return !editor.isActive(TABLE) && !editor.isActive("listItem");
  if (name === "link") return editor.isEditable;
  return tools[name].run(editor.can().chain()).run();
};

export const isInTable = (editor) => editor.isActive(TABLE);

/** The shortcuts as the engine names them, by tool. */
export const keys = {
  "Mod-Shift-1": "heading",
  "Mod-Shift-2": "subheading",
  "Mod-b": "bold",
  "Mod-i": "italic",
  "Mod-Shift-8": "bullets",
  "Mod-Shift-7": "numbers",
  "Alt-Shift-ArrowRight": "deeper",
  "Alt-Shift-ArrowLeft": "shallower",
  "Mod-k": "link",
};

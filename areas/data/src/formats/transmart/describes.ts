/** What belongs in a study folder, in Markdown. */
export const describes = `A folder of tab-separated files and the small \`.params\` files that say what they are. The name of a params file is what it asks for.

| params file | names | gives |
|---|---|---|
| \`study.params\` | \`STUDY_ID\`, \`SECURITY_REQUIRED\` (Y or N), \`TOP_NODE\` | the study; without it the study is named after the subject-sample map or the folder |
| \`clinical.params\` | \`COLUMN_MAP_FILE\`; optional \`WORD_MAP_FILE\`, \`XTRIAL_FILE\`, \`TAGS_FILE\`, \`ONTOLOGY_MAP_FILE\` | subjects, visits, variables, observations |
| \`expression\`, \`mirna\`, \`proteomics\`, \`metabolomics\`, \`rnaseq\`, \`rnaseq_transcript\`, \`cnv\` \`.params\` | \`DATA_FILE\`, \`MAP_FILENAME\`, \`DATA_TYPE\` (R raw, L logarithms with \`SRC_LOG_BASE\`), \`SKIP_UNMAPPED_DATA\`, \`ALLOW_MISSING_ANNOTATIONS\`, \`ZERO_MEANS_NO_INFO\`; for \`cnv\` \`PROB_IS_NOT_1\` | one assay each |
| \`mrna_annotation\`, \`mirna_annotation\`, \`proteomics_annotation\`, ... \`.params\` | \`PLATFORM\`, \`TITLE\`, \`ANNOTATIONS_FILE\`, \`ORGANISM\`, \`GENOME_RELEASE\` | a platform; import it before the matrices that were measured on it |
| \`tagtypes.params\`, \`tags.params\` | \`TAG_TYPES_FILE\`; \`TAGS_FILE\` | kinds of tags with their options; tags of tree nodes |

A named file lies beside its params file or in the sub-folder of the same name.

**Column map**: file, category code, column number, data label, and optionally data label source, vocabulary code (not used), concept type
(\`NUMERICAL\` or \`CATEGORICAL\`), strict categorical (\`y\`). \`+\` parts folders, \`_\` is a blank, \`\\+\` and \`\\_\` are the signs themselves. Labels with a
meaning of their own: \`SUBJ_ID\` (once in each file), \`STUDY_ID\`, \`OMIT\`, \`SITE_ID\`, \`VISIT_NAME\`, \`DATA_LABEL\`, \`\\\`, \`TRIAL_VISIT_LABEL\`,
\`START_DATE\`, \`END_DATE\`, \`INSTANCE_NUM\`. \`SITEID\`, \`VISITNAME\` and \`DATALABEL\` in a category code are filled in row by row.

What Dacryon does otherwise than the loader the format comes from:

- A type that is not declared is found by looking at **all** values, and a warning tells where looking at the first one would have ended differently.
- Every text in a numerical variable is reported, not the first alone; so is every other mistake.
- A value that a word map changed keeps what the file said. Long texts are kept whole.
- Categories are values of one variable; that the source shows each as a tree node is kept as a detail of the variable.
- An age, sex or race is an observation like any other; the ledger says which field of the patient it fills upstream.
- A variable with an ontology code has the code as its own, and its place in the study as its path; ancestors of the code stay in the raw file.
- An ontology code that is an id of Dacryon's dictionary makes the variable comparable between studies. The files carry no units: such a code
  declares that the numbers are in the dictionary's unit, and the ledger says so. A tag \`Unit\` on the variable, or a unit in brackets at the
  end of its label, that names another unit wins: the variable then stays the study's own, with a warning.
- One matrix is one assay, also when its samples hang on several tree nodes; the node is then an attribute of the sample.
- The dummy observations that stand for samples upstream are not observations here.
- Cells of a matrix that hold no measurement (negative raw values, unreadable signs) are counted in a warning.

**Tags with a meaning**: on the study (path \`\\\`) \`Title\`, \`Description\`, and \`Synthetic\` with the text \`yes\` for generated data; on a variable
\`Unit\`, and \`Role\` with the text \`arm\` for the treatment arm or group (the ontology code \`trial.arm\` says the same). A platform whose title
begins with "Synthetic" is synthetic.

Not read: \`gwas\`, \`vcf\`, \`i2b2\`, \`backout\`, and asking an ontology server (\`ontologymapping\`); each is named in a warning.
`

// Starts the parts of GOV.UK Frontend that pages use. Every page works without it.
import { Button, ErrorSummary, SkipLink, createAll } from "./govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
createAll(Button, { preventDoubleClick: true });
createAll(ErrorSummary);
createAll(SkipLink);

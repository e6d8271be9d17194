/* A preview sends nothing: there is nobody to send it to. */
document.addEventListener("submit", (event) => event.preventDefault());

export { NewEventForm } from "./NewEventForm";

import { Link } from "@tanstack/react-router";
import { features } from "@/app/features";
import { useText } from "@/lib/i18n";
import classes from "./Shell.module.css";

export function Rail() {
  const t = useText();
  return (
    <nav className={classes.rail} aria-label={t("shell.main_menu")}>
      {features.map((feature) => (
        <Link
          key={feature.id}
          to={feature.path}
          className={classes.link}
          activeOptions={{ includeSearch: false }}
          activeProps={{ "aria-current": "page" }}
        >
          <feature.icon size={22} stroke={1.5} aria-hidden />
          {t(feature.label)}
        </Link>
      ))}
    </nav>
  );
}
